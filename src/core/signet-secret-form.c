/* signet-secret-form.c: a credential as other programs want it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-secret-form.h"

#include "signet-secret-memory.h"
#include "signet-secret-text.h"

#include <string.h>

/* Everybody on a computer can read the arguments of a program that runs. So in no form is the
 * secret one: curl and systemd-creds read it from their standard input, and printf is a part of
 * the shell itself. A command with a secret begins with a blank, because that keeps it out of
 * the history of shells that are set up so.
 */

/* How long a name may be in Kubernetes and in the names of files of systemd. */
#define NAME_MAX_LENGTH 63

static const struct
{
  const char *id;
  const char *file_ending;
} forms[SIGNET_N_SECRET_FORMS] = {
  [SIGNET_SECRET_FORM_CURL] = { "curl", "-token.sh" },
  [SIGNET_SECRET_FORM_DOTENV] = { "dotenv", ".env" },
  [SIGNET_SECRET_FORM_JSON] = { "json", ".json" },
  [SIGNET_SECRET_FORM_KUBERNETES] = { "kubernetes", "-secret.yaml" },
  [SIGNET_SECRET_FORM_SYSTEMD] = { "systemd", "-systemd.sh" },
};

/*
 * Helpers
 */

/* Makes a name of small letters, digits and hyphens, which is good everywhere. */
static char *
make_name (const char *display_name)
{
  g_autofree char *ascii = g_str_to_ascii (display_name, "C");
  GString *name = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0' && name->len < NAME_MAX_LENGTH; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (name, g_ascii_tolower (*c));
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "client-credentials");

  return g_string_free (name, FALSE);
}

/* Adds a value as the configuration of curl wants it between double quotes, and as a here
 * document that is expanded wants that again. It stays on its line, whatever is in it: what
 * comes from an issuer must not end the document and become a command.
 */
static void
add_curl_value (SignetSecretText *text,
                const char       *value,
                gboolean          expanded)
{
  const char *backslash = expanded ? "\\\\" : "\\";

  for (; *value != '\0'; value++)
    {
      switch (*value)
        {
        case '\n':
          signet_secret_text_add (text, backslash);
          signet_secret_text_add_char (text, 'n');
          break;
        case '\r':
          signet_secret_text_add (text, backslash);
          signet_secret_text_add_char (text, 'r');
          break;
        case '\\':
          signet_secret_text_add (text, backslash);
          signet_secret_text_add (text, backslash);
          break;
        case '"':
          signet_secret_text_add (text, backslash);
          signet_secret_text_add_char (text, '"');
          break;
        case '$':
        case '`':
          signet_secret_text_add (text, expanded ? "\\" : "");
          signet_secret_text_add_char (text, *value);
          break;
        default:
          signet_secret_text_add_char (text, *value);
        }
    }
}

/* Without a secret, a variable stands for it, and the shell puts it in. */
static void
write_curl (SignetSecretText *text,
            const char       *client_id,
            const char       *token_url,
            const char       *secret)
{
  signet_secret_text_add (text, secret != NULL ? " curl --config - <<'END'\nurl = \""
                                               : "curl --config - <<END\nurl = \"");
  add_curl_value (text, token_url, secret == NULL);
  signet_secret_text_add (text, strpbrk (token_url, "[]{}") != NULL ? "\"\ngloboff\nuser = \""
                                                                   : "\"\nuser = \"");
  signet_secret_text_add_form (text, client_id);
  signet_secret_text_add_char (text, ':');
  if (secret != NULL)
    signet_secret_text_add_form (text, secret);
  else
    signet_secret_text_add (text, "$CLIENT_SECRET");
  signet_secret_text_add (text, "\"\ndata = \"grant_type=client_credentials\"\nEND\n");
}

static void
write_dotenv (SignetSecretText *text,
              const char       *client_id,
              const char       *token_url,
              const char       *secret)
{
  signet_secret_text_add (text, "CLIENT_ID=");
  signet_secret_text_add_dotenv (text, client_id);
  signet_secret_text_add (text, "\nCLIENT_SECRET=");
  signet_secret_text_add_dotenv (text, secret);
  if (token_url != NULL)
    {
      signet_secret_text_add (text, "\nTOKEN_URL=");
      signet_secret_text_add_dotenv (text, token_url);
    }
  signet_secret_text_add_char (text, '\n');
}

static void
write_json (SignetSecretText *text,
            const char       *client_id,
            const char       *token_url,
            const char       *secret)
{
  signet_secret_text_add (text, "{\n  \"client_id\": ");
  signet_secret_text_add_json (text, client_id);
  signet_secret_text_add (text, ",\n  \"client_secret\": ");
  signet_secret_text_add_json (text, secret);
  if (token_url != NULL)
    {
      signet_secret_text_add (text, ",\n  \"token_url\": ");
      signet_secret_text_add_json (text, token_url);
    }
  signet_secret_text_add (text, "\n}\n");
}

/* As texts rather than in base64, so that people can read which credential it is. */
static void
write_kubernetes (SignetSecretText *text,
                  const char       *name,
                  const char       *client_id,
                  const char       *token_url,
                  const char       *secret)
{
  signet_secret_text_add (text, "apiVersion: v1\nkind: Secret\nmetadata:\n  name: \"");
  signet_secret_text_add (text, name);
  signet_secret_text_add (text, "\"\ntype: Opaque\nstringData:\n  CLIENT_ID: ");
  signet_secret_text_add_json (text, client_id);
  signet_secret_text_add (text, "\n  CLIENT_SECRET: ");
  signet_secret_text_add_json (text, secret);
  if (token_url != NULL)
    {
      signet_secret_text_add (text, "\n  TOKEN_URL: ");
      signet_secret_text_add_json (text, token_url);
    }
  signet_secret_text_add_char (text, '\n');
}

/* A secret that stands in a unit, with SetCredential=, can be read by everybody on the computer.
 * So it is encrypted for this computer, and the unit only says where it is.
 */
static void
write_systemd (SignetSecretText *text,
               const char       *name,
               const char       *client_id,
               const char       *token_url,
               const char       *secret)
{
  g_autofree char *path = g_strconcat ("/etc/credstore.encrypted/", name, NULL);

  signet_secret_text_add (text, " sudo install -d -m 700 /etc/credstore.encrypted\n printf %s ");
  signet_secret_text_add_shell (text, secret);
  signet_secret_text_add (text, " | sudo systemd-creds encrypt --name=");
  signet_secret_text_add (text, name);
  signet_secret_text_add (text, " - ");
  signet_secret_text_add (text, path);
  signet_secret_text_add (text, "\n\n# The service finds the secret in the file ");
  signet_secret_text_add (text, name);
  signet_secret_text_add (text, " in the folder $CREDENTIALS_DIRECTORY,\n# if this is in its "
                                "unit:\n#\n# [Service]\n# LoadCredentialEncrypted=");
  signet_secret_text_add (text, name);
  signet_secret_text_add_char (text, ':');
  signet_secret_text_add (text, path);
  signet_secret_text_add (text, "\n# Environment=\"CLIENT_ID=");
  signet_secret_text_add_unit (text, client_id);
  if (token_url != NULL)
    {
      signet_secret_text_add (text, "\" \"TOKEN_URL=");
      signet_secret_text_add_unit (text, token_url);
    }
  signet_secret_text_add (text, "\"\n");
}

/*
 * Public
 */

/**
 * signet_secret_form_write:
 * @form: a form
 * @display_name: what people call the credential
 * @client_id: its Client ID
 * @token_url: (nullable): where programs get tokens, if that is known
 * @secret: its secret
 *
 * Writes a credential down, so that it can be pasted or saved as it is. The values are quoted
 * for the language of @form.
 *
 * Returns: (transfer full): a text in memory for secrets, to be given back with
 *   [func@Signet.secret_memory_free]
 */
char *
signet_secret_form_write (SignetSecretForm  form,
                          const char       *display_name,
                          const char       *client_id,
                          const char       *token_url,
                          const char       *secret)
{
  g_autoptr(SignetSecretText) text = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (display_name != NULL, NULL);
  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (token_url != NULL || !signet_secret_form_needs_url (form), NULL);

  text = signet_secret_text_new ();
  name = make_name (display_name);
  switch (form)
    {
    case SIGNET_SECRET_FORM_CURL:
      write_curl (text, client_id, token_url, secret);
      break;
    case SIGNET_SECRET_FORM_DOTENV:
      write_dotenv (text, client_id, token_url, secret);
      break;
    case SIGNET_SECRET_FORM_JSON:
      write_json (text, client_id, token_url, secret);
      break;
    case SIGNET_SECRET_FORM_KUBERNETES:
      write_kubernetes (text, name, client_id, token_url, secret);
      break;
    case SIGNET_SECRET_FORM_SYSTEMD:
      write_systemd (text, name, client_id, token_url, secret);
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  return signet_secret_text_end (g_steal_pointer (&text));
}

/**
 * signet_secret_form_write_request:
 * @client_id: a Client ID
 * @token_url: where programs get tokens
 *
 * Writes down the command that gets an access token, with the variable `CLIENT_SECRET` for the
 * secret, so that it can be kept and shown to others. The shell hands the secret on through a
 * pipe, and not as an argument.
 *
 * Returns: (transfer full): a command for a shell, to be freed with `g_free()`
 */
char *
signet_secret_form_write_request (const char *client_id,
                                  const char *token_url)
{
  SignetSecretText *text;
  char *written;
  char *request;

  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (token_url != NULL, NULL);

  text = signet_secret_text_new ();
  write_curl (text, client_id, token_url, NULL);
  written = signet_secret_text_end (text);
  request = g_strdup (written);
  signet_secret_memory_free (written);

  return request;
}

/**
 * signet_secret_form_needs_url:
 * @form: a form
 *
 * Returns: whether it is of no use where nobody knows where programs get tokens
 */
gboolean
signet_secret_form_needs_url (SignetSecretForm form)
{
  return form == SIGNET_SECRET_FORM_CURL;
}

/**
 * signet_secret_form_get_id:
 * @form: a form
 *
 * Returns: a name for it, for programs
 */
const char *
signet_secret_form_get_id (SignetSecretForm form)
{
  g_return_val_if_fail ((guint) form < SIGNET_N_SECRET_FORMS, NULL);

  return forms[form].id;
}

/**
 * signet_secret_form_from_id:
 * @id: a name
 * @form: (out): the form of that name
 *
 * Returns: whether there is one
 */
gboolean
signet_secret_form_from_id (const char       *id,
                            SignetSecretForm *form)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (form != NULL, FALSE);

  for (guint i = 0; i < SIGNET_N_SECRET_FORMS; i++)
    {
      if (g_str_equal (forms[i].id, id))
        {
          *form = (SignetSecretForm) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * signet_secret_form_dup_file_name:
 * @form: a form
 * @display_name: what people call the credential
 *
 * Returns: (transfer full): a name for a file with that credential
 */
char *
signet_secret_form_dup_file_name (SignetSecretForm  form,
                                  const char       *display_name)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail ((guint) form < SIGNET_N_SECRET_FORMS, NULL);
  g_return_val_if_fail (display_name != NULL, NULL);

  name = make_name (display_name);

  return g_strconcat (name, forms[form].file_ending, NULL);
}
