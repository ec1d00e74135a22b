/* signet-credential-index.c: which credentials are found, and in which order
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-index.h"

#include "signet-credential-index-private.h"
#include "signet-time.h"

/* The list of what the window shows. It takes the place of GTK's models for sorting and
 * filtering, which at a hundred thousand credentials block for a tenth of a second and more.
 *
 *   SignetCredentialList   all there are, as they came
 *        │  splice           a page, an edit, a deletion (signet-credential-index-changes.c)
 *        ▼
 *   by_name ──► sorted      arrays of pointers; another order is one sort of numbers
 *                 │  scan    what the filter wants, a few milliseconds at a time
 *                 ▼          (signet-credential-index-scan.c)
 *               found       what this model has
 *
 * Beside it go the counts, which tell how many would be found with other values of the filter.
 */

typedef enum
{
  PROP_PENDING = 1,
  PROP_FACETS,
  N_PROPS
} SignetCredentialIndexProperty;

static GParamSpec *properties[N_PROPS];

/* How long one turn of a search may take, in microseconds, so that a frame still has time for its
 * rows.
 */
#define TURN 6000

static void signet_credential_index_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetCredentialIndex, signet_credential_index, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      signet_credential_index_model_init))

/*
 * Helpers
 */

static void
compile (SignetCredentialIndex *self)
{
  signet_credential_index_forget_count (self);
  g_clear_pointer (&self->matcher, signet_matcher_free);
  self->matcher = signet_matcher_new (self->filter, self->catalogue, self->organization,
                                      self->now);
}

/* What was found stays the same, in another order. */
static GPtrArray *
reorder_found (SignetCredentialIndex *self)
{
  g_autoptr(GHashTable) is_found = NULL;
  GPtrArray *found;

  if (self->found->len == self->sorted->len)
    return g_ptr_array_copy (self->sorted, NULL, NULL);

  found = g_ptr_array_sized_new (self->found->len);
  is_found = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->found->len; i++)
    g_hash_table_add (is_found, self->found->pdata[i]);
  for (guint i = 0; i < self->sorted->len; i++)
    {
      if (g_hash_table_contains (is_found, self->sorted->pdata[i]))
        g_ptr_array_add (found, self->sorted->pdata[i]);
    }

  return found;
}

static void
sort_again (SignetCredentialIndex *self)
{
  gboolean scanning = self->scanned != NULL;
  g_autoptr(GPtrArray) found = NULL;

  g_clear_pointer (&self->order, signet_order_free);
  self->order = signet_order_new (self->sort, self->descending, self->catalogue,
                                             self->now);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  if (self->sort == SIGNET_SORT_NAME && !self->descending)
    self->sorted = g_ptr_array_ref (self->by_name);
  else
    self->sorted = signet_order_sort (self->order, self->by_name);

  found = reorder_found (self);
  self->resetting = TRUE;
  signet_credential_index_set_found (self, found);
  self->resetting = FALSE;
  if (scanning)
    signet_credential_index_scan (self, FALSE);
}

/*
 * Callbacks
 */

static void
on_filter_changed_cb (SignetCredentialIndex *self,
                      SignetFilterChange     change,
                      SignetFilter          *filter)
{
  g_assert (SIGNET_IS_CREDENTIAL_INDEX (self));

  compile (self);
  self->scan_resets = TRUE;
  signet_credential_index_scan (self, change == SIGNET_FILTER_CHANGE_NARROWER);
}

static void
on_credentials_changed_cb (SignetCredentialIndex *self,
                           guint                  position,
                           guint                  n_removed,
                           guint                  n_added,
                           SignetCredentialList  *credentials)
{
  g_assert (SIGNET_IS_CREDENTIAL_INDEX (self));

  signet_credential_index_splice (self, position, n_removed, n_added);
}

static void
on_keyring_marked_cb (SignetCredentialIndex *self,
                      SignetCredentialList  *credentials)
{
  g_assert (SIGNET_IS_CREDENTIAL_INDEX (self));

  if (signet_matcher_depends_on (self->matcher, SIGNET_FACET_KEYRING))
    signet_credential_index_scan (self, FALSE);
  else
    signet_credential_index_count (self);
}

/*
 * Virtual methods
 */

static GType
signet_credential_index_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_CREDENTIAL;
}

static guint
signet_credential_index_get_n_items (GListModel *model)
{
  return SIGNET_CREDENTIAL_INDEX (model)->found->len;
}

static gpointer
signet_credential_index_get_item (GListModel *model,
                                  guint       position)
{
  SignetCredentialIndex *self = SIGNET_CREDENTIAL_INDEX (model);

  return position < self->found->len ? g_object_ref (self->found->pdata[position]) : NULL;
}

static void
signet_credential_index_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_credential_index_get_item_type;
  iface->get_n_items = signet_credential_index_get_n_items;
  iface->get_item = signet_credential_index_get_item;
}

/*
 * GObject
 */

static void
signet_credential_index_dispose (GObject *object)
{
  SignetCredentialIndex *self = SIGNET_CREDENTIAL_INDEX (object);

  signet_credential_index_stop (self);
  signet_credential_index_set_list (self, NULL);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->organization);

  G_OBJECT_CLASS (signet_credential_index_parent_class)->dispose (object);
}

static void
signet_credential_index_finalize (GObject *object)
{
  SignetCredentialIndex *self = SIGNET_CREDENTIAL_INDEX (object);

  signet_credential_index_stop (self);
  g_clear_object (&self->filter);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->by_name);
  g_ptr_array_unref (self->sorted);
  g_ptr_array_unref (self->found);
  signet_order_free (self->name_order);
  signet_order_free (self->order);
  signet_matcher_free (self->matcher);
  signet_facets_unref (self->facets);

  G_OBJECT_CLASS (signet_credential_index_parent_class)->finalize (object);
}

static void
signet_credential_index_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  SignetCredentialIndex *self = SIGNET_CREDENTIAL_INDEX (object);

  switch ((SignetCredentialIndexProperty) property_id)
    {
    case PROP_PENDING:
      g_value_set_boolean (value, signet_credential_index_get_pending (self));
      break;

    case PROP_FACETS:
      g_value_set_boxed (value, self->facets);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_credential_index_class_init (SignetCredentialIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = signet_credential_index_dispose;
  object_class->finalize = signet_credential_index_finalize;
  object_class->get_property = signet_credential_index_get_property;

  /**
   * SignetCredentialIndex:pending:
   *
   * Whether it still looks for what the filter wants. Until then it has what it had before.
   */
  properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, flags);
  /**
   * SignetCredentialIndex:facets:
   *
   * How many would be found with other values of the filter; a little behind the list.
   */
  properties[PROP_FACETS] =
    g_param_spec_boxed ("facets", NULL, NULL, SIGNET_TYPE_FACETS, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_credential_index_init (SignetCredentialIndex *self)
{
  self->turn = TURN;
  self->all = g_ptr_array_new ();
  self->by_name = g_ptr_array_new ();
  self->sorted = g_ptr_array_ref (self->by_name);
  self->found = g_ptr_array_new ();
  self->now = signet_time_now ();
  self->name_order = signet_order_new (SIGNET_SORT_NAME, FALSE, NULL, 0);
  self->order = signet_order_new (SIGNET_SORT_NAME, FALSE, NULL, 0);
  self->facets = signet_facets_new (NULL);
}

/*
 * Public
 */

/**
 * signet_credential_index_new:
 * @filter: what is wanted; the index follows it
 *
 * Returns: (transfer full): an index over nothing yet, by name
 */
SignetCredentialIndex *
signet_credential_index_new (SignetFilter *filter)
{
  SignetCredentialIndex *self;

  g_return_val_if_fail (SIGNET_IS_FILTER (filter), NULL);

  self = g_object_new (SIGNET_TYPE_CREDENTIAL_INDEX, NULL);
  self->filter = g_object_ref (filter);
  compile (self);
  g_signal_connect_object (filter, "changed", G_CALLBACK (on_filter_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * signet_credential_index_get_list:
 * @self: an index
 *
 * Returns: (transfer none) (nullable): all credentials
 */
SignetCredentialList *
signet_credential_index_get_list (SignetCredentialIndex *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self), NULL);

  return self->credentials;
}

/**
 * signet_credential_index_set_list:
 * @self: an index
 * @credentials: (nullable): all credentials; the index follows them
 *
 * Sets what to look in.
 */
void
signet_credential_index_set_list (SignetCredentialIndex *self,
                                  SignetCredentialList  *credentials)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self));
  g_return_if_fail (credentials == NULL || SIGNET_IS_CREDENTIAL_LIST (credentials));

  if (self->credentials == credentials)
    return;

  if (self->credentials != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->credentials, self);
      signet_credential_index_splice (self, 0, self->all->len, 0);
    }

  g_set_object (&self->credentials, credentials);
  if (credentials == NULL)
    return;

  g_signal_connect_object (credentials, "items-changed",
                           G_CALLBACK (on_credentials_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (credentials, "keyring-marked",
                           G_CALLBACK (on_keyring_marked_cb), self, G_CONNECT_SWAPPED);
  signet_credential_index_splice (self, 0, 0,
                                  g_list_model_get_n_items (G_LIST_MODEL (credentials)));
}

/**
 * signet_credential_index_set_names:
 * @self: an index
 * @catalogue: (nullable): where the names of APIs and permissions come from
 * @organization: (nullable): where the names of workspaces and their accounts come from
 *
 * Lets names be searched, and workspaces be found through their accounts.
 */
void
signet_credential_index_set_names (SignetCredentialIndex *self,
                                   SignetCatalogue       *catalogue,
                                   SignetOrganization    *organization)
{
  gboolean changed;

  g_return_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self));

  changed = g_set_object (&self->catalogue, catalogue);
  changed |= g_set_object (&self->organization, organization);
  if (!changed)
    return;

  compile (self);
  if (self->sort == SIGNET_SORT_APIS)
    sort_again (self);
  signet_credential_index_scan (self, FALSE);
}

/**
 * signet_credential_index_set_now:
 * @self: an index
 * @now: Unix seconds
 *
 * Judges by another moment what has expired and what was not used for long.
 */
void
signet_credential_index_set_now (SignetCredentialIndex *self,
                                 gint64                 now)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self));

  if (self->now == now)
    return;

  self->now = now;
  compile (self);
  if (self->sort == SIGNET_SORT_STATUS)
    sort_again (self);
  if (self->scanned != NULL ||
      signet_matcher_depends_on (self->matcher, SIGNET_FACET_EXPIRES) ||
      signet_matcher_depends_on (self->matcher, SIGNET_FACET_USED))
    signet_credential_index_scan (self, FALSE);
  else
    signet_credential_index_count (self);
}

/**
 * signet_credential_index_set_sort:
 * @self: an index
 * @sort: by what
 * @descending: whether from the greatest to the least
 *
 * Puts all that is found in another order, at once.
 */
void
signet_credential_index_set_sort (SignetCredentialIndex *self,
                                  SignetSort             sort,
                                  gboolean               descending)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self));

  descending = !!descending;
  if (self->sort == sort && self->descending == descending)
    return;

  self->sort = sort;
  self->descending = descending;
  sort_again (self);
}

/**
 * signet_credential_index_set_turn:
 * @self: an index
 * @microseconds: how long one turn of the main loop may be spent on a search
 *
 * Sets after how long a search lets others do something. It has looked at some credentials by
 * then in any case.
 */
void
signet_credential_index_set_turn (SignetCredentialIndex *self,
                                  guint                  microseconds)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self));

  self->turn = microseconds;
}

/**
 * signet_credential_index_get_pending:
 * @self: an index
 *
 * Returns: whether it still looks for what the filter wants
 */
gboolean
signet_credential_index_get_pending (SignetCredentialIndex *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self), FALSE);

  return self->scanned != NULL || self->rescan_id != 0;
}

/**
 * signet_credential_index_get_resetting:
 * @self: an index
 *
 * Returns: whether the change that is being announced comes from another filter or another order,
 *   and not from the list
 */
gboolean
signet_credential_index_get_resetting (SignetCredentialIndex *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self), FALSE);

  return self->resetting;
}

/**
 * signet_credential_index_get_facets:
 * @self: an index
 *
 * Returns: (transfer none): how many would be found with other values of the filter
 */
SignetFacets *
signet_credential_index_get_facets (SignetCredentialIndex *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self), NULL);

  return self->facets;
}

/**
 * signet_credential_index_matches:
 * @self: an index
 * @client_id: a Client ID
 *
 * Returns: whether there is that credential and the filter wants it, even if it is not found yet
 */
gboolean
signet_credential_index_matches (SignetCredentialIndex *self,
                                 const char            *client_id)
{
  SignetCredential *credential = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  if (self->credentials != NULL)
    credential = signet_credential_list_find (self->credentials, client_id);

  return credential != NULL && signet_matcher_matches (self->matcher, credential);
}

/**
 * signet_credential_index_find:
 * @self: an index
 * @client_id: a Client ID
 * @position: (out): where it stands
 *
 * Returns: whether that credential is found
 */
gboolean
signet_credential_index_find (SignetCredentialIndex *self,
                              const char            *client_id,
                              guint                 *position)
{
  SignetCredential *credential = NULL;

  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_INDEX (self), FALSE);
  g_return_val_if_fail (client_id != NULL, FALSE);

  if (self->credentials != NULL)
    credential = signet_credential_list_find (self->credentials, client_id);

  return credential != NULL &&
         signet_order_find (self->order, self->found, credential, position);
}

/**
 * signet_credential_index_notify_scan:
 * @self: an index
 *
 * Tells that a search began or ended.
 */
void
signet_credential_index_notify_scan (SignetCredentialIndex *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

/**
 * signet_credential_index_notify_facets:
 * @self: an index
 *
 * Tells that the counts are new.
 */
void
signet_credential_index_notify_facets (SignetCredentialIndex *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACETS]);
}
