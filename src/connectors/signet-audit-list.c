/* signet-audit-list.c: the audit log, as far as it was looked at
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-audit-list.h"

#include "signet-error.h"

/* A search may give many pages with next to nothing in them. So many entries are worth a look. */
#define WORTHWHILE 50

/* A list model that begins with the newest entries and grows at its end when somebody asks for
 * more. A log only grows at its beginning, so what came meanwhile is put before the rest, which
 * stays as it is.
 */
struct _SignetAuditList
{
  GObject parent_instance;

  SignetConnector *connector;  /* (owned) */
  SignetAuditFilter *filter;   /* (owned) */
  GPtrArray *entries;          /* (owned) (element-type SignetAuditEntry) the newest first */
  char *next;                  /* (owned) (nullable) what asks for the next page */
  GError *error;               /* (owned) (nullable) why the last page did not come */
  GCancellable *cancellable;   /* (owned) of everything that belongs to the filter */
  gint64 total;
  guint n_new;                 /* entries that came since somebody asked for more */
  gboolean loading;
  gboolean begun;              /* whether the entries belong to the filter */
  gboolean refreshing;
  gboolean stale;              /* whether something came while it was refreshing */
};

static void signet_audit_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SignetAuditList, signet_audit_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      signet_audit_list_model_init))

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void load_page (SignetAuditList *self);

/*
 * Helpers
 */

static void
emit_changed (SignetAuditList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
get_newest (SignetAuditList *self)
{
  return self->entries->len > 0
           ? signet_audit_entry_get_id (g_ptr_array_index (self->entries, 0)) : 0;
}

static void
insert (SignetAuditList *self,
        guint            position,
        GPtrArray       *entries,
        guint            length)
{
  for (guint i = 0; i < length; i++)
    g_ptr_array_insert (self->entries, (int) (position + i),
                        g_object_ref (g_ptr_array_index (entries, i)));
  if (length > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, length);
}

/* What belonged to another filter stays until the first page of this one is there, so that
 * nothing flickers.
 */
static void
begin (SignetAuditList *self,
       SignetAuditPage *page)
{
  guint n_removed = self->entries->len;
  GPtrArray *entries = signet_audit_page_get_entries (page);

  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->entries, g_object_ref (g_ptr_array_index (entries, i)));
  self->begun = TRUE;
  self->total = signet_audit_page_get_total (page);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, self->entries->len);
}

/* Whoever may not read the log is not shown what was read before. */
static void
fail (SignetAuditList *self,
      GError          *error)
{
  guint n_removed = self->entries->len;

  g_clear_error (&self->error);
  self->error = error;
  if (!g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    return;

  g_ptr_array_set_size (self->entries, 0);
  self->begun = FALSE;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, 0);
}

static void
take_next (SignetAuditList *self,
           SignetAuditPage *page)
{
  g_free (self->next);
  self->next = g_strdup (signet_audit_page_get_next (page));
}

/* Puts what is new before the rest. If that is more than a page, the list begins anew: nobody
 * can tell what lies between.
 */
static void
take_newer (SignetAuditList *self,
            SignetAuditPage *page)
{
  GPtrArray *entries = signet_audit_page_get_entries (page);
  gint64 newest = get_newest (self);
  guint length = 0;

  while (length < entries->len &&
         signet_audit_entry_get_id (g_ptr_array_index (entries, length)) > newest)
    length++;

  if (length > 0 && length == entries->len && signet_audit_page_get_next (page) != NULL)
    {
      begin (self, page);
      take_next (self, page);
      return;
    }

  self->total = signet_audit_page_get_total (page);
  insert (self, 0, entries, length);
}

/*
 * Callbacks
 */

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SignetAuditList) self = SIGNET_AUDIT_LIST (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAuditPage) page =
    signet_connector_list_audit_finish (SIGNET_CONNECTOR (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->loading = FALSE;
  if (page == NULL)
    {
      fail (self, g_steal_pointer (&error));
      emit_changed (self);
      return;
    }

  take_next (self, page);
  self->n_new += signet_audit_page_get_entries (page)->len;
  if (self->begun)
    insert (self, self->entries->len, signet_audit_page_get_entries (page),
            signet_audit_page_get_entries (page)->len);
  else
    begin (self, page);

  if (self->next != NULL && self->n_new < WORTHWHILE)
    load_page (self);
  emit_changed (self);
}

static void
load_page (SignetAuditList *self)
{
  self->loading = TRUE;
  g_clear_error (&self->error);
  signet_connector_list_audit_async (self->connector, self->next, self->filter,
                                     self->cancellable, list_cb, g_object_ref (self));
}

/* Another failure is not told: the next change, or the person, asks again. */
static void
refresh_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(SignetAuditList) self = SIGNET_AUDIT_LIST (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SignetAuditPage) page =
    signet_connector_list_audit_finish (SIGNET_CONNECTOR (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->refreshing = FALSE;
  if (page != NULL && self->begun)
    take_newer (self, page);
  if (g_error_matches (error, SIGNET_ERROR, SIGNET_ERROR_FORBIDDEN))
    fail (self, g_steal_pointer (&error));
  emit_changed (self);

  if (self->stale)
    signet_audit_list_refresh (self);
}

/*
 * Virtual methods
 */

static GType
signet_audit_list_get_item_type (GListModel *model)
{
  return SIGNET_TYPE_AUDIT_ENTRY;
}

static guint
signet_audit_list_get_n_items (GListModel *model)
{
  return SIGNET_AUDIT_LIST (model)->entries->len;
}

static gpointer
signet_audit_list_get_item (GListModel *model,
                            guint       position)
{
  SignetAuditList *self = SIGNET_AUDIT_LIST (model);

  return position < self->entries->len
           ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
signet_audit_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = signet_audit_list_get_item_type;
  iface->get_n_items = signet_audit_list_get_n_items;
  iface->get_item = signet_audit_list_get_item;
}

/*
 * GObject
 */

static void
signet_audit_list_dispose (GObject *object)
{
  SignetAuditList *self = SIGNET_AUDIT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->connector);

  G_OBJECT_CLASS (signet_audit_list_parent_class)->dispose (object);
}

static void
signet_audit_list_finalize (GObject *object)
{
  SignetAuditList *self = SIGNET_AUDIT_LIST (object);

  g_clear_object (&self->cancellable);
  signet_audit_filter_free (self->filter);
  g_ptr_array_unref (self->entries);
  g_free (self->next);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (signet_audit_list_parent_class)->finalize (object);
}

static void
signet_audit_list_class_init (SignetAuditListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = signet_audit_list_dispose;
  object_class->finalize = signet_audit_list_finalize;

  /**
   * SignetAuditList::changed:
   *
   * Whether it is loading, complete or failed may be different now.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
signet_audit_list_init (SignetAuditList *self)
{
  self->filter = signet_audit_filter_new ();
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/*
 * Public
 */

/**
 * signet_audit_list_new:
 * @connector: a connector whose issuer keeps an audit log
 *
 * Returns: (transfer full): an empty list, until [method@Signet.AuditList.set_filter]
 */
SignetAuditList *
signet_audit_list_new (SignetConnector *connector)
{
  SignetAuditList *self;

  g_return_val_if_fail (signet_connector_keeps_audit (connector), NULL);

  self = g_object_new (SIGNET_TYPE_AUDIT_LIST, NULL);
  self->connector = g_object_ref (connector);

  return self;
}

/**
 * signet_audit_list_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): which entries it has
 */
const SignetAuditFilter *
signet_audit_list_get_filter (SignetAuditList *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_LIST (self), NULL);

  return self->filter;
}

/**
 * signet_audit_list_set_filter:
 * @self: a list
 * @filter: which entries it shall have
 *
 * Begins anew with the newest entries.
 */
void
signet_audit_list_set_filter (SignetAuditList         *self,
                              const SignetAuditFilter *filter)
{
  SignetAuditFilter *copy;

  g_return_if_fail (SIGNET_IS_AUDIT_LIST (self));
  g_return_if_fail (filter != NULL);

  copy = signet_audit_filter_copy (filter);
  signet_audit_filter_free (self->filter);
  self->filter = copy;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->next, g_free);
  self->begun = FALSE;
  self->refreshing = FALSE;
  self->stale = FALSE;
  self->n_new = 0;

  load_page (self);
  emit_changed (self);
}

/**
 * signet_audit_list_load_more:
 * @self: a list
 *
 * Asks for older entries, also once more where that failed. Does nothing while it is loading
 * and when it is complete.
 */
void
signet_audit_list_load_more (SignetAuditList *self)
{
  g_return_if_fail (SIGNET_IS_AUDIT_LIST (self));

  if (self->loading || (self->begun && self->next == NULL))
    return;

  self->n_new = 0;
  load_page (self);
  emit_changed (self);
}

/**
 * signet_audit_list_refresh:
 * @self: a list
 *
 * Asks for entries that are newer than the newest.
 */
void
signet_audit_list_refresh (SignetAuditList *self)
{
  g_return_if_fail (SIGNET_IS_AUDIT_LIST (self));

  self->stale = self->refreshing;
  if (self->refreshing || !self->begun)
    return;

  self->refreshing = TRUE;
  signet_connector_list_audit_async (self->connector, NULL, self->filter, self->cancellable,
                                     refresh_cb, g_object_ref (self));
}

/**
 * signet_audit_list_get_loading:
 * @self: a list
 *
 * Returns: whether entries are on the way
 */
gboolean
signet_audit_list_get_loading (SignetAuditList *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_LIST (self), FALSE);

  return self->loading;
}

/**
 * signet_audit_list_get_begun:
 * @self: a list
 *
 * Returns: whether what it has belongs to its filter, and not to the one before
 */
gboolean
signet_audit_list_get_begun (SignetAuditList *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_LIST (self), FALSE);

  return self->begun;
}

/**
 * signet_audit_list_get_complete:
 * @self: a list
 *
 * Returns: whether the oldest entry is there
 */
gboolean
signet_audit_list_get_complete (SignetAuditList *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_LIST (self), FALSE);

  return self->begun && !self->loading && self->next == NULL;
}

/**
 * signet_audit_list_get_total:
 * @self: a list
 *
 * Returns: how many entries there are, loaded or not; with words in the filter, at most
 */
gint64
signet_audit_list_get_total (SignetAuditList *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_LIST (self), 0);

  return self->total;
}

/**
 * signet_audit_list_get_error:
 * @self: a list
 *
 * Returns: (nullable): why the last entries that were asked for did not come
 */
const GError *
signet_audit_list_get_error (SignetAuditList *self)
{
  g_return_val_if_fail (SIGNET_IS_AUDIT_LIST (self), NULL);

  return self->error;
}
