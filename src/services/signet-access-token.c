/* signet-access-token.c: an access token as an issuer gave it
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-access-token.h"

#include "signet-error.h"
#include "signet-json-cursor.h"
#include "signet-json.h"
#include "signet-token-error.h"

#include <string.h>

#define CONTENT_TYPE "text/plain"
#define HEADER "Authorization: Bearer "

/* The longest time that a token can live and still be believed, in seconds. */
#define LIFETIME_MAX (G_GINT64_CONSTANT (100) * 365 * 24 * 60 * 60)

struct _SignetAccessToken
{
  SecretValue *value;        /* (owned) */
  SignetTokenClaims *claims; /* (owned) (nullable) */
  char *scope;               /* (owned) (nullable) */
  gint64 expires;
};

/* What an answer says (RFC 6749 §5.1). */
typedef struct
{
  SecretValue *value; /* (owned) (nullable) */
  char *type;         /* (owned) (nullable) */
  char *scope;        /* (owned) (nullable) */
  gint64 lifetime;    /* negative if it is not said */
} Answer;

/*
 * Helpers
 */

static void
clear_token (gpointer data)
{
  SignetAccessToken *self = data;

  g_clear_pointer (&self->value, secret_value_unref);
  g_clear_pointer (&self->claims, signet_token_claims_unref);
  g_free (self->scope);
}

static void
clear_answer (Answer *answer)
{
  g_clear_pointer (&answer->value, secret_value_unref);
  g_free (answer->type);
  g_free (answer->scope);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

/* Whether it can stand in a header: RFC 6750 §2.1 allows less, some issuers a little more. */
static gboolean
is_usable (const char *text)
{
  gsize length = strnlen (text, SIGNET_TOKEN_LENGTH_MAX + 1);

  if (length == 0 || length > SIGNET_TOKEN_LENGTH_MAX)
    return FALSE;

  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isgraph (*text))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_string (SignetJsonCursor *cursor)
{
  const char *text = signet_json_cursor_read_string (cursor);

  if (text == NULL)
    signet_json_cursor_skip (cursor);

  return g_strdup (text);
}

/* Some issuers write the number as a text. */
static gint64
read_lifetime (SignetJsonCursor *cursor)
{
  const char *text;
  gint64 value = -1;

  if (!signet_json_cursor_read_int (cursor, &value))
    {
      text = signet_json_cursor_read_string (cursor);
      if (text == NULL)
        signet_json_cursor_skip (cursor);
      if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, LIFETIME_MAX, &value, NULL))
        return -1;
    }

  return value >= 0 && value <= LIFETIME_MAX ? value : -1;
}

static void
read_value (Answer           *answer,
            SignetJsonCursor *cursor)
{
  const char *text = signet_json_cursor_read_string (cursor);

  if (text == NULL)
    {
      signet_json_cursor_skip (cursor);
      return;
    }

  g_clear_pointer (&answer->value, secret_value_unref);
  if (is_usable (text))
    answer->value = secret_value_new (text, -1, CONTENT_TYPE);
}

static void
read_answer (Answer           *answer,
             SignetJsonCursor *cursor)
{
  const char *name;

  if (!signet_json_cursor_enter_object (cursor))
    return;

  while ((name = signet_json_cursor_next_member (cursor)) != NULL)
    {
      if (g_str_equal (name, "access_token"))
        read_value (answer, cursor);
      else if (g_str_equal (name, "token_type"))
        {
          g_free (answer->type);
          answer->type = dup_string (cursor);
        }
      else if (g_str_equal (name, "scope"))
        {
          g_free (answer->scope);
          answer->scope = dup_string (cursor);
        }
      else if (g_str_equal (name, "expires_in"))
        answer->lifetime = read_lifetime (cursor);
      else
        signet_json_cursor_skip (cursor);
    }
}

static SignetTokenClaims *
read_claims (SecretValue *value)
{
  return signet_token_claims_new_from_token (secret_value_get_text (value), NULL);
}

/*
 * Public
 */

/**
 * signet_access_token_new:
 * @value: a token that can stand in a header
 * @expires: when it ends, in Unix seconds, or %SIGNET_TOKEN_NO_TIME
 * @scope: (nullable): what the issuer said it allows
 *
 * Returns: (transfer full): an access token
 */
SignetAccessToken *
signet_access_token_new (SecretValue *value,
                         gint64       expires,
                         const char  *scope)
{
  SignetAccessToken *self;

  g_return_val_if_fail (value != NULL, NULL);

  self = g_atomic_rc_box_new0 (SignetAccessToken);
  self->value = secret_value_ref (value);
  self->claims = read_claims (value);
  self->expires = expires;
  self->scope = g_strdup (scope);
  if (self->expires == SIGNET_TOKEN_NO_TIME && self->claims != NULL)
    self->expires = signet_token_claims_get_expires (self->claims);

  return self;
}

/**
 * signet_access_token_new_from_answer:
 * @bytes: (transfer full): the body of an answer of success; it is wiped
 * @now: when it came, in Unix seconds
 * @error: return location for %SIGNET_ERROR_MALFORMED, or %SIGNET_TOKEN_ERROR_TOKEN_TYPE
 *
 * Reads an answer (RFC 6749 §5.1). An answer without a type is taken for one with a bearer token,
 * and one that does not say how long the token lives is believed to leave that to the token.
 *
 * Returns: (transfer full) (nullable): a token, or %NULL with @error set
 */
SignetAccessToken *
signet_access_token_new_from_answer (GBytes  *bytes,
                                     gint64   now,
                                     GError **error)
{
  SignetJsonCursor *cursor;
  g_auto(Answer) answer = { NULL, NULL, NULL, -1 };

  g_return_val_if_fail (bytes != NULL, NULL);

  cursor = signet_json_cursor_new (bytes, error);
  if (cursor == NULL)
    return NULL;

  read_answer (&answer, cursor);
  signet_json_cursor_wipe (cursor);
  signet_json_cursor_free (cursor);

  if (answer.value == NULL)
    {
      g_set_error_literal (error, SIGNET_ERROR, SIGNET_ERROR_MALFORMED,
                           "There is no access token in the answer");
      return NULL;
    }
  if (answer.type != NULL && g_ascii_strcasecmp (answer.type, "Bearer") != 0)
    {
      g_autofree char *type = g_utf8_substring (answer.type, 0,
                                                MIN (g_utf8_strlen (answer.type, -1), 40));

      g_set_error (error, SIGNET_TOKEN_ERROR, SIGNET_TOKEN_ERROR_TOKEN_TYPE,
                   "The token is of the type “%s”", type);
      return NULL;
    }

  return signet_access_token_new (answer.value,
                                  answer.lifetime >= 0 ? now + answer.lifetime
                                                       : SIGNET_TOKEN_NO_TIME,
                                  answer.scope);
}

/**
 * signet_access_token_ref:
 * @self: a token
 *
 * Returns: (transfer full): @self
 */
SignetAccessToken *
signet_access_token_ref (SignetAccessToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * signet_access_token_unref:
 * @self: (transfer full): a token
 *
 * Gives up one reference.
 */
void
signet_access_token_unref (SignetAccessToken *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_token);
}

/**
 * signet_access_token_get_value:
 * @self: a token
 *
 * Returns: (transfer none): the token itself, in memory that is wiped
 */
SecretValue *
signet_access_token_get_value (SignetAccessToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->value;
}

/**
 * signet_access_token_get_expires:
 * @self: a token
 *
 * Returns: when it ends, in Unix seconds, as the issuer said it or else the token, or
 *   %SIGNET_TOKEN_NO_TIME if neither did
 */
gint64
signet_access_token_get_expires (SignetAccessToken *self)
{
  g_return_val_if_fail (self != NULL, SIGNET_TOKEN_NO_TIME);

  return self->expires;
}

/**
 * signet_access_token_get_scope:
 * @self: a token
 *
 * Returns: (transfer none) (nullable): what the issuer said beside the token that it allows
 */
const char *
signet_access_token_get_scope (SignetAccessToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scope;
}

/**
 * signet_access_token_get_claims:
 * @self: a token
 *
 * Returns: (transfer none) (nullable): what it says, %NULL if it is opaque. Whether it is true,
 *   a [class@Signet.TokenVerifier] finds out.
 */
SignetTokenClaims *
signet_access_token_get_claims (SignetAccessToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->claims;
}

/**
 * signet_access_token_dup_header:
 * @self: a token
 *
 * Returns: (transfer full): the header of a request that shows it (RFC 6750 §2.1)
 */
SecretValue *
signet_access_token_dup_header (SignetAccessToken *self)
{
  SecretValue *header;
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_strconcat (HEADER, secret_value_get_text (self->value), NULL);
  header = secret_value_new (text, -1, CONTENT_TYPE);
  explicit_bzero (text, strlen (text));
  g_free (text);

  return header;
}
