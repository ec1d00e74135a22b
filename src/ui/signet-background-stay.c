/* signet-background-stay.c: goes on without a window, where that takes leave
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-background-stay.h"

#include "signet-background-portal.h"
#include "signet-error.h"
#include "signet-words.h"

/* Outside of a sandbox the issuer goes on by itself when the application ends. Inside, it
 * belongs to the application, which the desktop lists among what runs in the background and
 * can end. So there the application stays, without a window, and asks for leave before. It asks
 * only when it has a window: what the desktop starts for a moment, to search for example, ends.
 */
struct _SignetBackgroundStay
{
  GObject parent_instance;

  GtkApplication *application; /* (borrowed) owns this */
  SignetSettings *settings;    /* (owned) */
  GCancellable *asking;        /* (owned) (nullable) */
  GError *refusal;             /* (owned) (nullable) why it does not stay */
  gboolean sandboxed;
  gboolean held;
};

G_DEFINE_FINAL_TYPE (SignetBackgroundStay, signet_background_stay, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_WORDS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/*
 * Helpers
 */

static void
set_refusal (SignetBackgroundStay *self,
             const GError         *refusal)
{
  g_clear_error (&self->refusal);
  self->refusal = refusal != NULL ? g_error_copy (refusal) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

static void
stop_asking (SignetBackgroundStay *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
release (SignetBackgroundStay *self)
{
  if (self->held)
    g_application_release (G_APPLICATION (self->application));
  self->held = FALSE;
}

/*
 * Callbacks
 */

static void
request_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetBackgroundStay) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean allowed = signet_background_portal_request_finish (result, &error);

  /* Who cancelled it has said already what is wanted now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->asking == NULL)
    return;

  g_clear_object (&self->asking);
  if (allowed)
    {
      g_application_hold (G_APPLICATION (self->application));
      self->held = TRUE;
      return;
    }

  /* Somebody said no. A desktop that gave no answer may give one the next time. */
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    signet_settings_set_keep_issuer_running (self->settings, FALSE);
  set_refusal (self, error);
}

static void
ask (SignetBackgroundStay *self)
{
  if (self->held || self->asking != NULL ||
      gtk_application_get_windows (self->application) == NULL)
    return;

  self->asking = g_cancellable_new ();
  signet_background_portal_request_async (signet_words_get_keep_running (NULL), self->asking,
                                          request_cb, g_object_ref (self));
}

static void
on_keep_changed_cb (SignetBackgroundStay *self)
{
  g_assert (SIGNET_IS_BACKGROUND_STAY (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  if (!self->sandboxed)
    return;

  if (!signet_settings_get_keep_issuer_running (self->settings))
    {
      stop_asking (self);
      release (self);
      return;
    }

  set_refusal (self, NULL);
  ask (self);
}

/* Every dialog is a window, too, and is no reason to ask again. */
static void
on_window_added_cb (SignetBackgroundStay *self)
{
  g_assert (SIGNET_IS_BACKGROUND_STAY (self));

  if (self->sandboxed && self->refusal == NULL &&
      signet_settings_get_keep_issuer_running (self->settings))
    ask (self);
}

/*
 * GObject
 */

static void
signet_background_stay_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  SignetBackgroundStay *self = SIGNET_BACKGROUND_STAY (object);

  switch (property_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, signet_background_stay_get_active (self));
      break;
    case PROP_WORDS:
      g_value_set_string (value, signet_background_stay_get_words (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_background_stay_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  SignetBackgroundStay *self = SIGNET_BACKGROUND_STAY (object);

  switch (property_id)
    {
    case PROP_ACTIVE:
      signet_background_stay_set_active (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_background_stay_dispose (GObject *object)
{
  SignetBackgroundStay *self = SIGNET_BACKGROUND_STAY (object);

  stop_asking (self);
  release (self);
  g_clear_object (&self->settings);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (signet_background_stay_parent_class)->dispose (object);
}

static void
signet_background_stay_class_init (SignetBackgroundStayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = signet_background_stay_get_property;
  object_class->set_property = signet_background_stay_set_property;
  object_class->dispose = signet_background_stay_dispose;

  /**
   * SignetBackgroundStay:active:
   *
   * Whether the issuer is kept running, as far as is known.
   */
  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * SignetBackgroundStay:words:
   *
   * What is said about it, or why it could not be switched on.
   */
  properties[PROP_WORDS] =
    g_param_spec_string ("words", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
signet_background_stay_init (SignetBackgroundStay *self)
{
}

/*
 * Public
 */

/**
 * signet_background_stay_new:
 * @application: what stays; it owns what is returned
 * @settings: whether it shall stay. It is switched off where somebody says that it may not.
 * @sandboxed: whether staying takes leave, as it does inside of a sandbox
 *
 * Returns: (transfer full): what holds the application while it shall stay
 */
SignetBackgroundStay *
signet_background_stay_new (GtkApplication *application,
                            SignetSettings *settings,
                            gboolean        sandboxed)
{
  SignetBackgroundStay *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (SIGNET_IS_SETTINGS (settings), NULL);

  self = g_object_new (SIGNET_TYPE_BACKGROUND_STAY, NULL);
  self->application = application;
  self->settings = g_object_ref (settings);
  self->sandboxed = sandboxed;
  g_signal_connect_object (settings, "notify::keep-issuer-running",
                           G_CALLBACK (on_keep_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-added", G_CALLBACK (on_window_added_cb), self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  on_window_added_cb (self);

  return self;
}

/**
 * signet_background_stay_get_active:
 * @self: what holds the application
 *
 * Returns: whether the issuer is kept running, as far as is known
 */
gboolean
signet_background_stay_get_active (SignetBackgroundStay *self)
{
  g_return_val_if_fail (SIGNET_IS_BACKGROUND_STAY (self), FALSE);

  return self->settings != NULL && self->refusal == NULL &&
         signet_settings_get_keep_issuer_running (self->settings);
}

/**
 * signet_background_stay_set_active:
 * @self: what holds the application
 * @active: whether the issuer shall be kept running
 *
 * Remembers it, and asks once more for leave that was not given.
 */
void
signet_background_stay_set_active (SignetBackgroundStay *self,
                                   gboolean              active)
{
  g_return_if_fail (SIGNET_IS_BACKGROUND_STAY (self));

  if (active == signet_background_stay_get_active (self))
    return;

  if (active == signet_settings_get_keep_issuer_running (self->settings))
    on_keep_changed_cb (self);
  else
    signet_settings_set_keep_issuer_running (self->settings, active);
}

/**
 * signet_background_stay_get_words:
 * @self: what holds the application
 *
 * Returns: what is said about it, or why it could not be switched on
 */
const char *
signet_background_stay_get_words (SignetBackgroundStay *self)
{
  g_return_val_if_fail (SIGNET_IS_BACKGROUND_STAY (self), NULL);

  return signet_words_get_keep_running (self->refusal);
}

/**
 * signet_background_stay_is_allowed:
 * @self: what holds the application
 *
 * Returns: whether leave was given, and the application is held
 */
gboolean
signet_background_stay_is_allowed (SignetBackgroundStay *self)
{
  g_return_val_if_fail (SIGNET_IS_BACKGROUND_STAY (self), FALSE);

  return self->held;
}
