/* signet-x11-selection.c: gives a secret out to other programs under X11
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-x11-selection.h"

#ifdef GDK_WINDOWING_X11
#include <X11/Xatom.h>
#include <gdk/x11/gdkx.h>
#endif

/* GDK owns the clipboard, and answers who asks for it. But it hands out nothing whose name has no
 * slash, so the hint that a history reads would have no content; and for each answer it keeps a
 * copy of the secret for ever, because it waits for a word of the other program that only comes
 * for long contents. So what concerns the secret itself is answered here, before GDK sees that
 * somebody asked: from the memory of the secret, with no copy but the one in Xlib's buffer, which
 * is written over at once. Which formats there are GDK says itself.
 */
struct _SignetX11Selection
{
  GdkDisplay *display;          /* (borrowed) it outlives the clipboard */
  SignetSecretContent *content; /* (owned) */
  guint signal_id;
  gulong hook_id;
};

#ifdef GDK_WINDOWING_X11

/* More than the request that hands a secret over takes in the buffer, in requests of 4 bytes. */
#define N_FILLERS 4096

/*
 * Helpers
 */

static Atom
get_atom (SignetX11Selection *self,
          const char         *name)
{
  return gdk_x11_get_xatom_by_name_for_display (self->display, name);
}

/* Everything that shows the text, and the hint. What is only for other alphabets than that of a
 * Client Secret, or asks for many things at once, gets nothing.
 */
static SecretValue *
find_answer (SignetX11Selection *self,
             Atom                target,
             Atom               *type)
{
  const char *texts[] = { "UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING" };

  *type = target;
  if (target == get_atom (self, SIGNET_SECRET_CONTENT_HINT_TYPE))
    return secret_value_new (SIGNET_SECRET_CONTENT_HINT, -1, "text/plain");

  if (target == get_atom (self, "TEXT"))
    {
      *type = get_atom (self, "UTF8_STRING");
      return signet_secret_content_ref_secret (self->content);
    }

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (target == get_atom (self, texts[i]))
        return signet_secret_content_ref_secret (self->content);
    }

  return NULL;
}

/* What GDK knows and we do not. */
static gboolean
is_about_formats (SignetX11Selection *self,
                  Atom                target)
{
  return target == get_atom (self, "TARGETS") || target == get_atom (self, "TIMESTAMP") ||
         target == get_atom (self, "SAVE_TARGETS");
}

/* The first request after a flush begins at the beginning of the buffer, and the fillers are
 * what stands there in its place afterwards.
 */
static void
hand_over (Display                      *xdisplay,
           const XSelectionRequestEvent *request,
           Atom                          property,
           Atom                          type,
           SecretValue                  *answer)
{
  gsize length;
  const char *text = secret_value_get (answer, &length);

  XFlush (xdisplay);
  XChangeProperty (xdisplay, request->requestor, property, type, 8, PropModeReplace,
                   (const guchar *) text, (int) length);
  XFlush (xdisplay);
  for (guint i = 0; i < N_FILLERS; i++)
    XNoOp (xdisplay);
  XFlush (xdisplay);
}

static void
answer_request (SignetX11Selection           *self,
                const XSelectionRequestEvent *request)
{
  Display *xdisplay = gdk_x11_display_get_xdisplay (self->display);
  Atom property = request->property != None ? request->property : request->target;
  XSelectionEvent reply = { .type = SelectionNotify, .requestor = request->requestor,
                            .selection = request->selection, .target = request->target,
                            .time = request->time };
  g_autoptr(SecretValue) answer = NULL;
  Atom type;

  answer = find_answer (self, request->target, &type);
  gdk_x11_display_error_trap_push (self->display);
  if (answer != NULL)
    {
      hand_over (xdisplay, request, property, type, answer);
      reply.property = property;
    }
  XSendEvent (xdisplay, request->requestor, False, NoEventMask, (XEvent *) &reply);
  XFlush (xdisplay);
  gdk_x11_display_error_trap_pop_ignored (self->display);
}

/*
 * Callbacks
 */

/* Runs before all handlers of the signal, those of GDK included. It cannot keep the event from
 * them, but an event of no known type is nothing to them.
 */
static gboolean
on_xevent_cb (GSignalInvocationHint *hint,
              guint                  n_values,
              const GValue          *values,
              gpointer               user_data)
{
  SignetX11Selection *self = user_data;
  XEvent *event = g_value_get_pointer (&values[1]);

  if (g_value_get_object (&values[0]) != self->display || event->type != SelectionRequest ||
      event->xselectionrequest.selection != get_atom (self, "CLIPBOARD") ||
      is_about_formats (self, event->xselectionrequest.target))
    return TRUE;

  answer_request (self, &event->xselectionrequest);
  event->type = 0;

  return TRUE;
}

#endif

/*
 * Public
 */

/**
 * signet_x11_selection_new:
 * @clipboard: the clipboard, not the one of the middle mouse button
 * @content: what is in it
 *
 * Gives out what @content has, as long as it has it.
 *
 * Returns: (transfer full) (nullable): what does that, %NULL where there is no X11
 */
SignetX11Selection *
signet_x11_selection_new (GdkClipboard        *clipboard,
                          SignetSecretContent *content)
{
#ifdef GDK_WINDOWING_X11
  SignetX11Selection *self;
  GdkDisplay *display;

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), NULL);
  g_return_val_if_fail (SIGNET_IS_SECRET_CONTENT (content), NULL);

  display = gdk_clipboard_get_display (clipboard);
  if (!GDK_IS_X11_DISPLAY (display) || gdk_display_get_clipboard (display) != clipboard)
    return NULL;

  self = g_new0 (SignetX11Selection, 1);
  self->display = display;
  self->content = g_object_ref (content);
  self->signal_id = g_signal_lookup ("xevent", GDK_TYPE_X11_DISPLAY);
  self->hook_id = g_signal_add_emission_hook (self->signal_id, 0, on_xevent_cb, self, NULL);

  return self;
#else
  return NULL;
#endif
}

/**
 * signet_x11_selection_free:
 * @self: (transfer full): what gives out a secret
 *
 * Gives it out no more.
 */
void
signet_x11_selection_free (SignetX11Selection *self)
{
  g_return_if_fail (self != NULL);

  g_signal_remove_emission_hook (self->signal_id, self->hook_id);
  g_object_unref (self->content);
  g_free (self);
}
