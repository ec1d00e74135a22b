/* signet-saved-filters.c: filters that a person gave a name
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-saved-filters.h"

/* They live in the settings, so that every window has the same ones. */
struct _SignetSavedFilters
{
  GObject parent_instance;

  SignetSettings *settings; /* (owned) */
  GHashTable *texts;        /* (owned) name (owned) → what it wants (owned) */
};

G_DEFINE_FINAL_TYPE (SignetSavedFilters, signet_saved_filters, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define PROPERTY "saved-filters"

/*
 * Helpers
 */

static void
read_settings (SignetSavedFilters *self)
{
  g_autoptr(GVariant) saved = NULL;
  GVariantIter iter;
  const char *name;
  const char *text;

  g_object_get (self->settings, PROPERTY, &saved, NULL);
  g_hash_table_remove_all (self->texts);
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &text))
    g_hash_table_replace (self->texts, g_strdup (name), g_strdup (text));
}

static void
write_settings (SignetSavedFilters *self)
{
  g_auto(GStrv) names = signet_saved_filters_dup_names (self);
  g_autoptr(GVariant) saved = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; names[i] != NULL; i++)
    g_variant_builder_add (&builder, "(ss)", names[i],
                           g_hash_table_lookup (self->texts, names[i]));

  saved = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_object_set (self->settings, PROPERTY, saved, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/*
 * Callbacks
 */

static void
on_settings_notify_cb (SignetSavedFilters *self)
{
  g_assert (SIGNET_IS_SAVED_FILTERS (self));

  read_settings (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/*
 * GObject
 */

static void
signet_saved_filters_dispose (GObject *object)
{
  SignetSavedFilters *self = SIGNET_SAVED_FILTERS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (signet_saved_filters_parent_class)->dispose (object);
}

static void
signet_saved_filters_finalize (GObject *object)
{
  g_hash_table_unref (SIGNET_SAVED_FILTERS (object)->texts);

  G_OBJECT_CLASS (signet_saved_filters_parent_class)->finalize (object);
}

static void
signet_saved_filters_class_init (SignetSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = signet_saved_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = signet_saved_filters_finalize;

  /**
   * SignetSavedFilters::changed:
   *
   * Emitted when there are others, here or in another window.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_saved_filters_init (SignetSavedFilters *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/*
 * Public
 */

/**
 * signet_saved_filters_new:
 * @settings: where they are kept
 *
 * Returns: (transfer full): the filters of the person
 */
SignetSavedFilters *
signet_saved_filters_new (SignetSettings *settings)
{
  SignetSavedFilters *self;

  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);

  self = g_object_new (SIGNET_TYPE_SAVED_FILTERS, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::" PROPERTY, G_CALLBACK (on_settings_notify_cb),
                           self, G_CONNECT_SWAPPED);
  read_settings (self);

  return self;
}

/**
 * signet_saved_filters_dup_names:
 * @self: the filters
 *
 * Returns: (transfer full): the name of each, in the order of the language
 */
GStrv
signet_saved_filters_dup_names (SignetSavedFilters *self)
{
  g_autoptr(GPtrArray) names = NULL;
  GHashTableIter iter;
  const char *name;

  g_return_val_if_fail (SIGNET_IS_SAVED_FILTERS (self), NULL);

  names = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * signet_saved_filters_get_text:
 * @self: the filters
 * @name: a name
 *
 * Returns: (nullable): what the filter of that name wants, to be given to
 *   [method@Signet.Filter.set_string], or %NULL if there is none
 */
const char *
signet_saved_filters_get_text (SignetSavedFilters *self,
                               const char         *name)
{
  g_return_val_if_fail (SIGNET_IS_SAVED_FILTERS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->texts, name);
}

/**
 * signet_saved_filters_save:
 * @self: the filters
 * @name: a name
 * @text: what [method@Signet.Filter.to_string] gave
 *
 * Keeps a filter, in place of the one that had the name before.
 */
void
signet_saved_filters_save (SignetSavedFilters *self,
                           const char         *name,
                           const char         *text)
{
  g_return_if_fail (SIGNET_IS_SAVED_FILTERS (self));
  g_return_if_fail (name != NULL && *name != '\0');
  g_return_if_fail (text != NULL);

  g_hash_table_replace (self->texts, g_strdup (name), g_strdup (text));
  write_settings (self);
}

/**
 * signet_saved_filters_delete:
 * @self: the filters
 * @name: the name of one of them
 *
 * Keeps it no more.
 */
void
signet_saved_filters_delete (SignetSavedFilters *self,
                             const char         *name)
{
  g_return_if_fail (SIGNET_IS_SAVED_FILTERS (self));
  g_return_if_fail (name != NULL);

  if (g_hash_table_remove (self->texts, name))
    write_settings (self);
}
