/* signet-filter.c: which credentials a person wants to see
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter.h"

#include "signet-text.h"

/* It only says what is wanted. What that means for a credential is compiled by
 * signet-matcher.c.
 */
struct _SignetFilter
{
  GObject parent_instance;

  char *search;                   /* (owned) as it was typed */
  char *values[SIGNET_N_FACETS];  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SignetFilter, signet_filter, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the facets are called in a saved filter. */
static const char *const facet_names[SIGNET_N_FACETS] = {
  [SIGNET_FACET_STATUS] = "status",
  [SIGNET_FACET_EXPIRES] = "expires",
  [SIGNET_FACET_USED] = "used",
  [SIGNET_FACET_KEYRING] = "keyring",
  [SIGNET_FACET_SECRETS] = "secrets",
  [SIGNET_FACET_API] = "api",
  [SIGNET_FACET_PERMISSION] = "permission",
  [SIGNET_FACET_ACCOUNT] = "account",
  [SIGNET_FACET_WORKSPACE] = "workspace",
  [SIGNET_FACET_CREATED_BY] = "created-by",
};

#define SEARCH_NAME "q"

/*
 * Helpers
 */

static void
emit_changed (SignetFilter       *self,
              SignetFilterChange  change)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
}

/* A search that only got longer finds only some of what it found before: each word that was
 * there is still there, or got longer itself.
 */
static gboolean
is_longer (const char *before,
           const char *after)
{
  g_autofree char *folded_before = signet_text_fold (before);
  g_autofree char *folded_after = signet_text_fold (after);

  return g_str_has_prefix (folded_after, folded_before);
}

static void
add_part (GString    *text,
          const char *name,
          const char *value)
{
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append (text, name);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, NULL, TRUE);
}

static gboolean
take_value (SignetFilter *self,
            SignetFacet   facet,
            const char   *value)
{
  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (self->values[facet], value) == 0)
    return FALSE;

  g_free (self->values[facet]);
  self->values[facet] = g_strdup (value);

  return TRUE;
}

static gboolean
take_search (SignetFilter *self,
             const char   *search)
{
  if (search == NULL)
    search = "";
  if (g_str_equal (self->search, search))
    return FALSE;

  g_free (self->search);
  self->search = g_strdup (search);

  return TRUE;
}

/*
 * GObject
 */

static void
signet_filter_finalize (GObject *object)
{
  SignetFilter *self = SIGNET_FILTER (object);

  g_free (self->search);
  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    g_free (self->values[i]);

  G_OBJECT_CLASS (signet_filter_parent_class)->finalize (object);
}

static void
signet_filter_class_init (SignetFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_filter_finalize;

  /**
   * SignetFilter::changed:
   * @self: the filter
   * @change: a [enum@Signet.FilterChange]
   *
   * Emitted when something else is wanted.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
signet_filter_init (SignetFilter *self)
{
  self->search = g_strdup ("");
}

/*
 * Public
 */

/**
 * signet_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through
 */
SignetFilter *
signet_filter_new (void)
{
  return g_object_new (SIGNET_TYPE_FILTER, NULL);
}

/**
 * signet_filter_get_search:
 * @self: a filter
 *
 * Returns: what is searched for, as it was typed, empty for nothing
 */
const char *
signet_filter_get_search (SignetFilter *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER (self), NULL);

  return self->search;
}

/**
 * signet_filter_set_search:
 * @self: a filter
 * @search: (nullable): what to search for
 *
 * Lets through only what has all words of @search in its name, Client ID, owner or note, or in
 * the names of its APIs, permissions and workspaces, whatever the case and the accents.
 */
void
signet_filter_set_search (SignetFilter *self,
                          const char   *search)
{
  g_autofree char *before = NULL;

  g_return_if_fail (SIGNET_IS_FILTER (self));

  before = g_strdup (self->search);
  if (take_search (self, search))
    emit_changed (self, is_longer (before, self->search) ? SIGNET_FILTER_CHANGE_NARROWER
                                                         : SIGNET_FILTER_CHANGE_DIFFERENT);
}

/**
 * signet_filter_get_value:
 * @self: a filter
 * @facet: a facet
 *
 * Returns: (nullable): the value that @facet must have, %NULL for any
 */
const char *
signet_filter_get_value (SignetFilter *self,
                         SignetFacet   facet)
{
  g_return_val_if_fail (SIGNET_IS_FILTER (self), NULL);
  g_return_val_if_fail (facet < SIGNET_N_FACETS, NULL);

  return self->values[facet];
}

/**
 * signet_filter_set_value:
 * @self: a filter
 * @facet: a facet
 * @value: (nullable): the value that @facet must have, %NULL or empty for any
 *
 * Sets one condition. A value that a facet cannot have lets nothing through.
 */
void
signet_filter_set_value (SignetFilter *self,
                         SignetFacet   facet,
                         const char   *value)
{
  gboolean was_set;

  g_return_if_fail (SIGNET_IS_FILTER (self));
  g_return_if_fail (facet < SIGNET_N_FACETS);

  was_set = self->values[facet] != NULL;
  if (take_value (self, facet, value))
    emit_changed (self, was_set ? SIGNET_FILTER_CHANGE_DIFFERENT : SIGNET_FILTER_CHANGE_NARROWER);
}

/**
 * signet_filter_count:
 * @self: a filter
 *
 * Returns: how many facets have a value; the search does not count
 */
guint
signet_filter_count (SignetFilter *self)
{
  guint count = 0;

  g_return_val_if_fail (SIGNET_IS_FILTER (self), 0);

  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    count += self->values[i] != NULL;

  return count;
}

/**
 * signet_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it lets everything through
 */
gboolean
signet_filter_is_empty (SignetFilter *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER (self), TRUE);

  return *self->search == '\0' && signet_filter_count (self) == 0;
}

/**
 * signet_filter_clear:
 * @self: a filter
 *
 * Lets everything through again.
 */
void
signet_filter_clear (SignetFilter *self)
{
  signet_filter_set_string (self, "");
}

/**
 * signet_filter_clear_values:
 * @self: a filter
 *
 * Takes the values of all facets back, but not the search.
 */
void
signet_filter_clear_values (SignetFilter *self)
{
  gboolean changed = FALSE;

  g_return_if_fail (SIGNET_IS_FILTER (self));

  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    changed |= take_value (self, i, NULL);

  if (changed)
    emit_changed (self, SIGNET_FILTER_CHANGE_DIFFERENT);
}

/**
 * signet_filter_to_string:
 * @self: a filter
 *
 * Returns: (transfer full): all it says, in the form of a query of a URI (RFC 3986 §3.4), to be
 *   kept and given to [method@Signet.Filter.set_string] again
 */
char *
signet_filter_to_string (SignetFilter *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (SIGNET_IS_FILTER (self), NULL);

  if (*self->search != '\0')
    add_part (text, SEARCH_NAME, self->search);
  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    {
      if (self->values[i] != NULL)
        add_part (text, facet_names[i], self->values[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * signet_filter_set_string:
 * @self: a filter
 * @text: what [method@Signet.Filter.to_string] gave
 *
 * Takes the place of all it said before. A part that is not known is passed over, so that a
 * filter that a newer version saved still does what it can.
 */
void
signet_filter_set_string (SignetFilter *self,
                          const char   *text)
{
  g_autoptr(GHashTable) parts = NULL;
  gboolean changed;

  g_return_if_fail (SIGNET_IS_FILTER (self));
  g_return_if_fail (text != NULL);

  parts = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  changed = take_search (self, parts != NULL ? g_hash_table_lookup (parts, SEARCH_NAME) : NULL);
  for (guint i = 0; i < SIGNET_N_FACETS; i++)
    changed |= take_value (self, i,
                           parts != NULL ? g_hash_table_lookup (parts, facet_names[i]) : NULL);

  if (changed)
    emit_changed (self, SIGNET_FILTER_CHANGE_DIFFERENT);
}
