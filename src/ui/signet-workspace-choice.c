/* signet-workspace-choice.c: a workspace that can be picked
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-workspace-choice.h"

#include "signet-text.h"

#include <string.h>

struct _SignetWorkspaceChoice
{
  GObject parent_instance;

  gint64 id;
  char *name;   /* (owned) */
  char *folded; /* (owned) the name and the id as they are searched */
  gboolean gone;
  gboolean picked;
};

G_DEFINE_FINAL_TYPE (SignetWorkspaceChoice, signet_workspace_choice, G_TYPE_OBJECT)

typedef enum
{
  PROP_PICKED = 1,
  N_PROPS
} SignetWorkspaceChoiceProperty;

static GParamSpec *properties[N_PROPS];

/*
 * GObject
 */

static void
signet_workspace_choice_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  SignetWorkspaceChoice *self = SIGNET_WORKSPACE_CHOICE (object);

  switch ((SignetWorkspaceChoiceProperty) prop_id)
    {
    case PROP_PICKED:
      g_value_set_boolean (value, signet_workspace_choice_get_picked (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_workspace_choice_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  SignetWorkspaceChoice *self = SIGNET_WORKSPACE_CHOICE (object);

  switch ((SignetWorkspaceChoiceProperty) prop_id)
    {
    case PROP_PICKED:
      signet_workspace_choice_set_picked (self, g_value_get_boolean (value));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_workspace_choice_finalize (GObject *object)
{
  SignetWorkspaceChoice *self = SIGNET_WORKSPACE_CHOICE (object);

  g_free (self->name);
  g_free (self->folded);

  G_OBJECT_CLASS (signet_workspace_choice_parent_class)->finalize (object);
}

static void
signet_workspace_choice_class_init (SignetWorkspaceChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_workspace_choice_get_property;
  object_class->set_property = signet_workspace_choice_set_property;
  object_class->finalize = signet_workspace_choice_finalize;

  /**
   * SignetWorkspaceChoice:picked:
   *
   * Whether the workspace is picked.
   */
  properties[PROP_PICKED] =
    g_param_spec_boolean ("picked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_workspace_choice_init (SignetWorkspaceChoice *self)
{
}

/*
 * Public
 */

/**
 * signet_workspace_choice_new:
 * @id: the id of the workspace
 * @name: its name
 * @gone: whether the account has it no more
 *
 * Returns: (transfer full): a workspace that is not picked
 */
SignetWorkspaceChoice *
signet_workspace_choice_new (gint64      id,
                             const char *name,
                             gboolean    gone)
{
  SignetWorkspaceChoice *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  text = g_strdup_printf ("%s %" G_GINT64_FORMAT, name, id);
  self = g_object_new (SIGNET_TYPE_WORKSPACE_CHOICE, NULL);
  self->id = id;
  self->name = g_strdup (name);
  self->folded = signet_text_fold (text);
  self->gone = gone;

  return self;
}

/**
 * signet_workspace_choice_get_id:
 * @self: a choice
 *
 * Returns: the id of the workspace
 */
gint64
signet_workspace_choice_get_id (SignetWorkspaceChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_WORKSPACE_CHOICE (self), 0);

  return self->id;
}

/**
 * signet_workspace_choice_get_name:
 * @self: a choice
 *
 * Returns: the name of the workspace
 */
const char *
signet_workspace_choice_get_name (SignetWorkspaceChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_WORKSPACE_CHOICE (self), NULL);

  return self->name;
}

/**
 * signet_workspace_choice_get_gone:
 * @self: a choice
 *
 * Returns: whether the account has the workspace no more
 */
gboolean
signet_workspace_choice_get_gone (SignetWorkspaceChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_WORKSPACE_CHOICE (self), FALSE);

  return self->gone;
}

/**
 * signet_workspace_choice_get_picked:
 * @self: a choice
 *
 * Returns: whether the workspace is picked
 */
gboolean
signet_workspace_choice_get_picked (SignetWorkspaceChoice *self)
{
  g_return_val_if_fail (SIGNET_IS_WORKSPACE_CHOICE (self), FALSE);

  return self->picked;
}

/**
 * signet_workspace_choice_set_picked:
 * @self: a choice
 * @picked: whether the workspace is picked
 *
 * Picks the workspace or lets it go.
 */
void
signet_workspace_choice_set_picked (SignetWorkspaceChoice *self,
                                    gboolean               picked)
{
  g_return_if_fail (SIGNET_IS_WORKSPACE_CHOICE (self));

  picked = !!picked;
  if (self->picked == picked)
    return;

  self->picked = picked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKED]);
}

/**
 * signet_workspace_choice_is_found_by:
 * @self: a choice
 * @folded: what is searched for, as signet_text_fold() gives it
 *
 * Returns: whether the name or the id has @folded in it
 */
gboolean
signet_workspace_choice_is_found_by (SignetWorkspaceChoice *self,
                                     const char            *folded)
{
  g_return_val_if_fail (SIGNET_IS_WORKSPACE_CHOICE (self), FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  return strstr (self->folded, folded) != NULL;
}
