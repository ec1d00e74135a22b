/* signet-secret-clip.c: the secret in a clipboard, for a while
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-clip.h"

#include "signet-secret-content.h"
#include "signet-x11-selection.h"

/* There is one for each clipboard, and it lives as long. So the countdown goes on when the
 * window that copied is closed, and every window shows the same one.
 *
 * The clipboard is cleared only while it holds what was put there from here. What somebody
 * else copied since is not ours to take away.
 */
struct _SignetSecretClip
{
  GObject parent_instance;

  GdkClipboard *clipboard;      /* (borrowed) it owns us */
  SignetSecretContent *content; /* (owned) (nullable) what is in it, if that is a secret */
  SignetX11Selection *x11;      /* (owned) (nullable) gives it out under X11 */
  guint lifetime;               /* of what is copied next, in seconds, 0 for ever */
  guint seconds_left;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (SignetSecretClip, signet_secret_clip, G_TYPE_OBJECT)

typedef enum
{
  PROP_ACTIVE = 1,
  PROP_LIFETIME,
  PROP_SECONDS_LEFT,
  N_PROPS
} SignetSecretClipProperty;

static GParamSpec *properties[N_PROPS];

/* Under Wayland the compositor may keep a copy of what is in the clipboard, for when its program
 * ends. That of GNOME does, and goes on giving it out when nobody asks for that: after the end,
 * and also when a window that is not in use gives the clipboard up. It reads within some
 * milliseconds, and does not look for hints. So nobody is given anything before this is over.
 */
#define HOLD_BACK_MILLISECONDS 500

/* By this a clipboard has it. */
#define CLIPBOARD_DATA "signet-secret-clip"

static void count_down (SignetSecretClip *self);

/*
 * Helpers
 */

static void
set_seconds_left (SignetSecretClip *self,
                  guint             seconds_left)
{
  if (self->seconds_left == seconds_left)
    return;

  self->seconds_left = seconds_left;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
}

/* Without a look at the clipboard. */
static void
forget (SignetSecretClip *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->content == NULL)
    return;

  signet_secret_content_forget (self->content);
  g_clear_pointer (&self->x11, signet_x11_selection_free);
  g_clear_object (&self->content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  set_seconds_left (self, 0);
}

static gboolean
is_ours (SignetSecretClip *self)
{
  return self->content != NULL && gdk_clipboard_is_local (self->clipboard) &&
         gdk_clipboard_get_content (self->clipboard) == GDK_CONTENT_PROVIDER (self->content);
}

/*
 * Callbacks
 */

static gboolean
on_tick_cb (gpointer user_data)
{
  SignetSecretClip *self = user_data;

  self->tick_id = 0;
  count_down (self);

  return G_SOURCE_REMOVE;
}

/* Wakes up whenever another second is over. */
static void
count_down (SignetSecretClip *self)
{
  gint64 left = signet_secret_content_get_time_left (self->content);
  gint64 seconds = (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  gint64 rest = left - (seconds - 1) * G_USEC_PER_SEC;

  if (left == 0)
    {
      signet_secret_clip_clear (self);
      return;
    }

  set_seconds_left (self, (guint) seconds);
  self->tick_id = g_timeout_add ((guint) (rest / 1000) + 1, on_tick_cb, self);
}

/* Something else was copied, here or elsewhere. */
static void
on_content_changed_cb (SignetSecretClip *self)
{
  g_assert (SIGNET_IS_SECRET_CLIP (self));

  if (self->content != NULL && !is_ours (self))
    forget (self);
}

/*
 * GObject
 */

static void
signet_secret_clip_dispose (GObject *object)
{
  forget (SIGNET_SECRET_CLIP (object));

  G_OBJECT_CLASS (signet_secret_clip_parent_class)->dispose (object);
}

static void
signet_secret_clip_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SignetSecretClip *self = SIGNET_SECRET_CLIP (object);

  switch ((SignetSecretClipProperty) prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, signet_secret_clip_get_active (self));
      break;
    case PROP_LIFETIME:
      g_value_set_uint (value, signet_secret_clip_get_lifetime (self));
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_uint (value, signet_secret_clip_get_seconds_left (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_secret_clip_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SignetSecretClip *self = SIGNET_SECRET_CLIP (object);

  switch ((SignetSecretClipProperty) prop_id)
    {
    case PROP_LIFETIME:
      signet_secret_clip_set_lifetime (self, g_value_get_uint (value));
      break;
    case PROP_ACTIVE:
    case PROP_SECONDS_LEFT:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
signet_secret_clip_class_init (SignetSecretClipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = signet_secret_clip_dispose;
  object_class->get_property = signet_secret_clip_get_property;
  object_class->set_property = signet_secret_clip_set_property;

  /**
   * SignetSecretClip:active:
   *
   * Whether a secret that was copied here is in the clipboard now.
   */
  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | flags);

  /**
   * SignetSecretClip:lifetime:
   *
   * For how many seconds the next secret stays in the clipboard, 0 for ever.
   */
  properties[PROP_LIFETIME] =
    g_param_spec_uint ("lifetime", NULL, NULL, 0, SIGNET_SECRET_CLIP_LIFETIME_MAX,
                       SIGNET_SECRET_CLIP_LIFETIME, G_PARAM_READWRITE | flags);

  /**
   * SignetSecretClip:seconds-left:
   *
   * For how many more seconds the secret stays in the clipboard, counted up to whole ones. 0 if
   * there is none, or if it stays for ever.
   */
  properties[PROP_SECONDS_LEFT] =
    g_param_spec_uint ("seconds-left", NULL, NULL, 0, SIGNET_SECRET_CLIP_LIFETIME_MAX, 0,
                       G_PARAM_READABLE | flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_secret_clip_init (SignetSecretClip *self)
{
  self->lifetime = SIGNET_SECRET_CLIP_LIFETIME;
}

/*
 * Public
 */

/**
 * signet_secret_clip_get:
 * @clipboard: a clipboard
 *
 * Returns: (transfer none): what looks after the secrets in @clipboard, always the same
 */
SignetSecretClip *
signet_secret_clip_get (GdkClipboard *clipboard)
{
  SignetSecretClip *self;

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), NULL);

  self = g_object_get_data (G_OBJECT (clipboard), CLIPBOARD_DATA);
  if (self == NULL)
    {
      self = g_object_new (SIGNET_TYPE_SECRET_CLIP, NULL);
      self->clipboard = clipboard;
      g_object_set_data_full (G_OBJECT (clipboard), CLIPBOARD_DATA, self, g_object_unref);
      g_signal_connect_object (clipboard, "changed", G_CALLBACK (on_content_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  return self;
}

/**
 * signet_secret_clip_copy:
 * @self: the secrets of a clipboard
 * @secret: a secret, or a longer text that has one in it
 *
 * Copies @secret, with a hint that clipboard histories should not keep it, and takes it out
 * again when its time is over. Until then its text stays in the memory of @secret. What whoever
 * pastes it does with their copy is beyond us.
 */
void
signet_secret_clip_copy (SignetSecretClip *self,
                         SecretValue      *secret)
{
  g_autoptr(GdkContentProvider) content = NULL;

  g_return_if_fail (SIGNET_IS_SECRET_CLIP (self));
  g_return_if_fail (secret != NULL);

  forget (self);
  content = signet_secret_content_new (secret, self->lifetime);
  if (!gdk_clipboard_set_content (self->clipboard, content))
    return;

  self->content = SIGNET_SECRET_CONTENT (g_steal_pointer (&content));
  self->x11 = signet_x11_selection_new (self->clipboard, self->content);
  if (self->x11 == NULL)
    signet_secret_content_hold_back (self->content, HOLD_BACK_MILLISECONDS);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  if (self->lifetime > 0)
    count_down (self);
}

/**
 * signet_secret_clip_clear:
 * @self: the secrets of a clipboard
 *
 * Takes the secret out of the clipboard, unless something else was copied since.
 */
void
signet_secret_clip_clear (SignetSecretClip *self)
{
  gboolean ours;

  g_return_if_fail (SIGNET_IS_SECRET_CLIP (self));

  ours = is_ours (self);
  forget (self);
  if (ours)
    gdk_clipboard_set_content (self->clipboard, NULL);
}

/**
 * signet_secret_clip_get_active:
 * @self: the secrets of a clipboard
 *
 * Returns: whether a secret that was copied here is in the clipboard now
 */
gboolean
signet_secret_clip_get_active (SignetSecretClip *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CLIP (self), FALSE);

  return self->content != NULL;
}

/**
 * signet_secret_clip_get_seconds_left:
 * @self: the secrets of a clipboard
 *
 * Returns: for how many more seconds the secret stays there, 0 if there is none, or for ever
 */
guint
signet_secret_clip_get_seconds_left (SignetSecretClip *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CLIP (self), 0);

  return self->seconds_left;
}

/**
 * signet_secret_clip_get_lifetime:
 * @self: the secrets of a clipboard
 *
 * Returns: for how many seconds the next secret stays there, 0 for ever
 */
guint
signet_secret_clip_get_lifetime (SignetSecretClip *self)
{
  g_return_val_if_fail (SIGNET_IS_SECRET_CLIP (self), 0);

  return self->lifetime;
}

/**
 * signet_secret_clip_set_lifetime:
 * @self: the secrets of a clipboard
 * @lifetime: for how many seconds the next secret stays there, 0 for ever
 *
 * Sets it. What is in the clipboard already keeps its time.
 */
void
signet_secret_clip_set_lifetime (SignetSecretClip *self,
                                 guint             lifetime)
{
  g_return_if_fail (SIGNET_IS_SECRET_CLIP (self));
  g_return_if_fail (lifetime <= SIGNET_SECRET_CLIP_LIFETIME_MAX);

  if (self->lifetime == lifetime)
    return;

  self->lifetime = lifetime;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIFETIME]);
}
