/* signet-issuer-edit.c: turning a credential into what a draft says
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-issuer-edit.h"

#include "signet-issuer-change.h"
#include "signet-issuer-messages.h"

typedef struct
{
  GPtrArray *problems; /* (owned) (nullable) */
} Edit;

/*
 * Helpers
 */

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_clear_pointer (&edit->problems, g_ptr_array_unref);
  g_free (edit);
}

/* A #SignetIssuerIsDoneFunc whose data is the draft. */
static gboolean
is_already (SignetCredential *credential,
            gpointer          data)
{
  g_autoptr(JsonNode) patch = signet_draft_to_patch (SIGNET_DRAFT (data), credential);

  return json_object_get_size (json_node_get_object (patch)) == 0;
}

/*
 * Callbacks
 */

static void
change_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Edit *edit = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  SignetCredential *credential =
    signet_issuer_change_finish (SIGNET_ISSUER_CHANNEL (source), result,
                                 &edit->problems, &error);

  if (credential != NULL)
    g_task_return_pointer (task, credential, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/*
 * Public
 */

/**
 * signet_issuer_edit_async:
 * @channel: a channel to the issuer
 * @original: the credential as it was seen
 * @draft: what it shall become
 * @cancellable: (nullable): a cancellable
 * @callback: what to call when it is done
 * @user_data: what to give to @callback
 *
 * Turns a credential into what @draft says, unless somebody else changed it meanwhile. Where it
 * is that already, nobody is asked.
 */
void
signet_issuer_edit_async (SignetIssuerChannel *channel,
                          SignetCredential    *original,
                          SignetDraft         *draft,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(JsonNode) patch = NULL;
  g_autoptr(SignetHttpRequest) request = NULL;

  g_return_if_fail (SIGNET_IS_ISSUER_CHANNEL (channel));
  g_return_if_fail (SIGNET_IS_CREDENTIAL (original));
  g_return_if_fail (SIGNET_IS_DRAFT (draft));

  task = g_task_new (channel, cancellable, callback, user_data);
  g_task_set_source_tag (task, signet_issuer_edit_async);
  g_task_set_task_data (task, g_new0 (Edit, 1), free_edit);

  if (is_already (original, draft))
    {
      g_task_return_pointer (task, g_object_ref (original), g_object_unref);
      return;
    }

  patch = signet_draft_to_patch (draft, original);
  request = signet_issuer_messages_edit (original, patch);
  signet_issuer_change_async (channel, request, signet_credential_get_client_id (original),
                              FALSE, is_already, g_object_ref (draft), g_object_unref,
                              cancellable, change_cb, g_object_ref (task));
}

/**
 * signet_issuer_edit_finish:
 * @channel: a channel to the issuer
 * @result: what the callback was given
 * @problems: (out) (optional) (nullable) (transfer full) (element-type SignetProblem): what is
 *   wrong with the fields, where the error is %SIGNET_ERROR_INVALID
 * @error: return location for a [error@Signet.Error] or %G_IO_ERROR_CANCELLED
 *
 * Ends [func@Signet.issuer_edit_async].
 *
 * Returns: (transfer full) (nullable): what it became, or %NULL with @error set
 */
SignetCredential *
signet_issuer_edit_finish (SignetIssuerChannel  *channel,
                           GAsyncResult         *result,
                           GPtrArray           **problems,
                           GError              **error)
{
  Edit *edit;

  g_return_val_if_fail (g_task_is_valid (result, channel), NULL);

  edit = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = g_steal_pointer (&edit->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
