/* signet-filter-choice.c: a value that a filter can have
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-filter-choice.h"

#include "signet-text.h"

#include <string.h>

/* One row of what can be chosen, or a heading above some of them. */
struct _SignetFilterChoice
{
  GObject parent_instance;

  char *value;  /* (owned) (nullable) %NULL for a heading */
  char *name;   /* (owned) */
  char *group;  /* (owned) (nullable) the name of the account it belongs to */
  char *folded; /* (owned) what a search looks in */
};

G_DEFINE_FINAL_TYPE (SignetFilterChoice, signet_filter_choice, G_TYPE_OBJECT)

/*
 * GObject
 */

static void
signet_filter_choice_finalize (GObject *object)
{
  SignetFilterChoice *self = SIGNET_FILTER_CHOICE (object);

  g_free (self->value);
  g_free (self->name);
  g_free (self->group);
  g_free (self->folded);

  G_OBJECT_CLASS (signet_filter_choice_parent_class)->finalize (object);
}

static void
signet_filter_choice_class_init (SignetFilterChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = signet_filter_choice_finalize;
}

static void
signet_filter_choice_init (SignetFilterChoice *self)
{
}

/*
 * Public
 */

/**
 * signet_filter_choice_new:
 * @value: a value
 * @name: what it is called
 * @group: (nullable): the name of what it belongs to
 *
 * Returns: (transfer full): a row for the value
 */
SignetFilterChoice *
signet_filter_choice_new (const char *value,
                          const char *name,
                          const char *group)
{
  SignetFilterChoice *self;
  g_autofree char *searched = NULL;

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_FILTER_CHOICE, NULL);
  self->value = g_strdup (value);
  self->name = g_strdup (name);
  self->group = g_strdup (group);
  searched = g_strjoin ("\n", name, value, group, NULL);
  self->folded = signet_text_fold (searched);

  return self;
}

/**
 * signet_filter_choice_new_heading:
 * @name: the name of a group
 *
 * Returns: (transfer full): a row above the values of the group
 */
SignetFilterChoice *
signet_filter_choice_new_heading (const char *name)
{
  SignetFilterChoice *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (SIGNET_TYPE_FILTER_CHOICE, NULL);
  self->name = g_strdup (name);

  return self;
}

/**
 * signet_filter_choice_get_value:
 * @self: a row
 *
 * Returns: (nullable): the value, or %NULL for a heading
 */
const char *
signet_filter_choice_get_value (SignetFilterChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER_CHOICE (self), NULL);

  return self->value;
}

/**
 * signet_filter_choice_get_name:
 * @self: a row
 *
 * Returns: what it is called
 */
const char *
signet_filter_choice_get_name (SignetFilterChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER_CHOICE (self), NULL);

  return self->name;
}

/**
 * signet_filter_choice_get_group:
 * @self: a row
 *
 * Returns: (nullable): the name of what it belongs to
 */
const char *
signet_filter_choice_get_group (SignetFilterChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_FILTER_CHOICE (self), NULL);

  return self->group;
}

/**
 * signet_filter_choice_matches:
 * @self: a row with a value
 * @words: (array zero-terminated=1): what is searched for, as
 *   [func@Signet.text_fold_words] gives it
 *
 * Returns: whether all of the words are in its name, its value or the name of its group
 */
gboolean
signet_filter_choice_matches (SignetFilterChoice *self,
                              const char * const *words)
{
  g_return_val_if_fail (SIGNET_IS_FILTER_CHOICE (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (self->folded == NULL || strstr (self->folded, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}
