/* signet-credential-view.c: the list of credentials
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signet-credential-view-private.h"

#include "signet-row-finder.h"
#include "signet-tab.h"
#include "signet-time.h"

/* The chain of models, from what the issuer said to what is on screen:
 *
 *   SignetCredentialList    pages arrive at its end, a reload changes what differs
 *          │
 *   SignetCredentialIndex   what the filter wants, in the order of the headers
 *          │
 *   SignetRowList           at first only what a screen holds, see on_grow_cb()
 *          │
 *   SignetRowSelection      which rows are selected, if a click does not open them
 *          │
 *   GtkColumnView
 */

G_DEFINE_FINAL_TYPE (SignetCredentialView, signet_credential_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CREDENTIALS = 1,
  PROP_SEARCH,
  PROP_SORT_COLUMN,
  PROP_SORT_DESCENDING,
  PROP_EMPTY,
  N_PROPS
} SignetCredentialViewProperty;

static GParamSpec *properties[N_PROPS];

/* How often times like “2 minutes ago” are told anew. */
#define TICK_SECONDS 60

/* What the window holds as it comes up at first, and how many more a frame can take. A higher
 * window is full one frame later, which nobody sees.
 */
#define FIRST_ROWS 20
#define MORE_ROWS  20

/* GtkColumnView makes no more rows than some 200, however many there are. */
#define ALL_ROWS 250

/*
 * Helpers
 */

static void
update_empty (SignetCredentialView *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->index)) == 0 &&
                   !signet_credential_index_get_pending (self->index);

  if (self->empty == empty)
    return;

  self->empty = empty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

/*
 * Callbacks
 */

/* GtkColumnView makes some 200 rows, though the screen shows 15 of them, and nothing is
 * painted before it has them all. So it is given one screen at first, and the others a few
 * at a time in the frames after that.
 */
static gboolean
on_grow_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);
  guint limit = signet_row_list_get_limit (self->rows);

  /* This comes before the frame is painted: the first time it has nothing to do. */
  if (!self->first_painted)
    {
      self->first_painted = TRUE;
      return G_SOURCE_CONTINUE;
    }

  limit += MORE_ROWS;
  signet_row_list_set_limit (self->rows, limit < ALL_ROWS ? limit : G_MAXUINT);
  if (limit < ALL_ROWS)
    return G_SOURCE_CONTINUE;

  self->grow_id = 0;

  return G_SOURCE_REMOVE;
}

static void
on_index_settled_cb (SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  update_empty (self);
  if (self->grow_id == 0 && signet_row_list_get_limit (self->rows) == FIRST_ROWS &&
      !self->empty)
    self->grow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_grow_cb, NULL, NULL);
}

static void
on_view_activate_cb (GtkColumnView        *view,
                     guint                 position,
                     SignetCredentialView *self)
{
  g_autoptr(SignetCredential) credential = NULL;

  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  credential = g_list_model_get_item (G_LIST_MODEL (self->index), position);
  if (credential != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "credential.edit", "s",
                                signet_credential_get_client_id (credential));
}

/* The rows mark what is found, so they know what is wanted before they show anything new. */
static void
on_filter_changed_cb (SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  signet_row_context_set_filter (self->context, self->filter);
}

static void
on_index_changing_cb (SignetCredentialView  *self,
                      guint                  position,
                      guint                  n_removed,
                      guint                  n_added,
                      SignetCredentialIndex *index)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  signet_credential_view_begin_change (self, n_removed + n_added);
}

static void
on_index_changed_cb (SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  signet_credential_view_end_change (self);
  on_index_settled_cb (self);
}

static void
on_context_changed_cb (SignetCredentialView *self)
{
  g_assert (SIGNET_IS_CREDENTIAL_VIEW (self));

  signet_credential_index_set_names (self->index,
                                     signet_row_context_get_catalogue (self->context),
                                     signet_row_context_get_organization (self->context));
}

static gboolean
on_tick_cb (gpointer user_data)
{
  SignetCredentialView *self = user_data;
  gint64 now = signet_time_now ();

  signet_row_context_set_now (self->context, now);
  signet_credential_index_set_now (self->index, now);

  return G_SOURCE_CONTINUE;
}

/*
 * Virtual methods
 */

static void
signet_credential_view_map (GtkWidget *widget)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);

  on_tick_cb (self);
  self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick_cb, self);

  GTK_WIDGET_CLASS (signet_credential_view_parent_class)->map (widget);
}

static void
signet_credential_view_unmap (GtkWidget *widget)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);

  g_clear_handle_id (&self->tick_id, g_source_remove);

  GTK_WIDGET_CLASS (signet_credential_view_parent_class)->unmap (widget);
}

static void
signet_credential_view_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);

  gtk_widget_measure (self->scroller, orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* Columns come and go before the list is laid out, so no frame shows them where they have
 * no room.
 */
static void
signet_credential_view_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (widget);
  GtkAllocation allocation = { 0, 0, width, height };

  signet_credential_view_fit_columns (self, width);
  gtk_widget_size_allocate (self->scroller, &allocation, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/*
 * GObject
 */

static void
signet_credential_view_dispose (GObject *object)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (object);

  signet_credential_view_forget_focus (self);
  signet_credential_view_forget_layout (self);
  if (self->index != NULL)
    signet_credential_view_set_credentials (self, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIGNET_TYPE_CREDENTIAL_VIEW);
  g_clear_object (&self->actions);
  g_clear_object (&self->check_column);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->index);
  g_clear_object (&self->filter);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (signet_credential_view_parent_class)->dispose (object);
}

static void
signet_credential_view_finalize (GObject *object)
{
  g_free (SIGNET_CREDENTIAL_VIEW (object)->menu_id);

  G_OBJECT_CLASS (signet_credential_view_parent_class)->finalize (object);
}

static void
signet_credential_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (object);

  switch ((SignetCredentialViewProperty) property_id)
    {
    case PROP_CREDENTIALS:
      g_value_set_object (value, signet_credential_view_get_credentials (self));
      break;

    case PROP_SEARCH:
      g_value_set_string (value, signet_credential_view_get_search (self));
      break;

    case PROP_SORT_COLUMN:
      g_value_set_string (value, signet_credential_view_get_sort_column (self));
      break;

    case PROP_SORT_DESCENDING:
      g_value_set_boolean (value, signet_credential_view_get_sort_descending (self));
      break;

    case PROP_EMPTY:
      g_value_set_boolean (value, signet_credential_view_get_empty (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
signet_credential_view_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  SignetCredentialView *self = SIGNET_CREDENTIAL_VIEW (object);

  switch ((SignetCredentialViewProperty) property_id)
    {
    case PROP_CREDENTIALS:
      signet_credential_view_set_credentials (self, g_value_get_object (value));
      break;

    case PROP_SEARCH:
      signet_credential_view_set_search (self, g_value_get_string (value));
      break;

    case PROP_SORT_COLUMN:
      signet_credential_view_set_sort_column (self, g_value_get_string (value));
      break;

    case PROP_SORT_DESCENDING:
      signet_credential_view_set_sort_descending (self, g_value_get_boolean (value));
      break;

    case PROP_EMPTY:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * SignetCredentialView:credentials:
   *
   * What is listed.
   */
  properties[PROP_CREDENTIALS] =
    g_param_spec_object ("credentials", NULL, NULL, SIGNET_TYPE_CREDENTIAL_LIST, flags);
  /**
   * SignetCredentialView:search:
   *
   * What is searched for, empty for nothing.
   */
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", flags);

  /**
   * SignetCredentialView:sort-column:
   *
   * The id of the column that the list is sorted by.
   */
  properties[PROP_SORT_COLUMN] = g_param_spec_string ("sort-column", NULL, NULL, "name", flags);

  /**
   * SignetCredentialView:sort-descending:
   *
   * Whether the list is sorted from the greatest to the least.
   */
  properties[PROP_SORT_DESCENDING] =
    g_param_spec_boolean ("sort-descending", NULL, NULL, FALSE, flags);

  /**
   * SignetCredentialView:empty:
   *
   * Whether no row is left, and none is still being looked for.
   */
  properties[PROP_EMPTY] =
    g_param_spec_boolean ("empty", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
signet_credential_view_class_init (SignetCredentialViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = signet_credential_view_dispose;
  object_class->finalize = signet_credential_view_finalize;
  object_class->get_property = signet_credential_view_get_property;
  object_class->set_property = signet_credential_view_set_property;
  widget_class->map = signet_credential_view_map;
  widget_class->unmap = signet_credential_view_unmap;
  widget_class->measure = signet_credential_view_measure;
  widget_class->size_allocate = signet_credential_view_size_allocate;

  install_properties (object_class);
  signet_credential_view_install_actions (widget_class);
  signet_credential_view_install_focus (widget_class);
  signet_credential_view_install_selection (widget_class);

  gtk_widget_class_set_css_name (widget_class, "credentialview");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SIGNET_APP_PATH "/ui/signet-credential-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SignetCredentialView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SignetCredentialView, view);
}

static void
build_chain (SignetCredentialView *self)
{
  self->filter = signet_filter_new ();
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (on_filter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->index = signet_credential_index_new (self->filter);

  /* Ahead of the models, which lose the focus when they change. */
  g_signal_connect_object (self->index, "items-changed", G_CALLBACK (on_index_changing_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "items-changed", G_CALLBACK (on_index_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->index, "notify::pending", G_CALLBACK (on_index_settled_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "changed", G_CALLBACK (on_context_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->rows = signet_row_list_new (self->index, FIRST_ROWS);
  self->selection = signet_row_selection_new (self->index, G_LIST_MODEL (self->rows));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

static void
signet_credential_view_init (SignetCredentialView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  signet_tab_install_list (signet_row_finder_get_list (self->view));

  self->context = signet_row_context_new ();
  self->empty = TRUE;
  build_chain (self);
  signet_credential_view_add_columns (self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_view_activate_cb), self, 0);
  signet_credential_view_add_gestures (self);
  signet_credential_view_add_selection (self);
}

/*
 * Public
 */

/**
 * signet_credential_view_new:
 *
 * Returns: (transfer floating): a list that shows nothing yet
 */
GtkWidget *
signet_credential_view_new (void)
{
  return g_object_new (SIGNET_TYPE_CREDENTIAL_VIEW, NULL);
}

/**
 * signet_credential_view_get_context:
 * @self: a list
 *
 * Returns: (transfer none): what all rows have in common. Give it the catalogue and the
 *   organization, so that the rows know names.
 */
SignetRowContext *
signet_credential_view_get_context (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return self->context;
}

/**
 * signet_credential_view_get_credentials:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is listed
 */
SignetCredentialList *
signet_credential_view_get_credentials (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return signet_credential_index_get_list (self->index);
}

/**
 * signet_credential_view_set_credentials:
 * @self: a list
 * @credentials: (nullable): what to list
 *
 * Lists @credentials, and follows what happens to them.
 */
void
signet_credential_view_set_credentials (SignetCredentialView *self,
                                        SignetCredentialList *credentials)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self));
  g_return_if_fail (credentials == NULL || SIGNET_IS_CREDENTIAL_LIST (credentials));

  if (signet_credential_index_get_list (self->index) == credentials)
    return;

  signet_credential_index_set_list (self->index, credentials);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CREDENTIALS]);
}

/**
 * signet_credential_view_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): what of it is shown
 */
SignetFilter *
signet_credential_view_get_filter (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return self->filter;
}

/**
 * signet_credential_view_get_index:
 * @self: a list
 *
 * Returns: (transfer none): the rows that there are, and how many there would be
 */
SignetCredentialIndex *
signet_credential_view_get_index (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return self->index;
}

/**
 * signet_credential_view_get_search:
 * @self: a list
 *
 * Returns: what is searched for, empty for nothing
 */
const char *
signet_credential_view_get_search (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), NULL);

  return signet_filter_get_search (self->filter);
}

/**
 * signet_credential_view_set_search:
 * @self: a list
 * @search: (nullable): what to search for
 *
 * Lists only what has all words of @search in it.
 */
void
signet_credential_view_set_search (SignetCredentialView *self,
                                   const char           *search)
{
  g_return_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self));

  if (g_strcmp0 (signet_credential_view_get_search (self), search != NULL ? search : "") == 0)
    return;

  signet_filter_set_search (self->filter, search);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/**
 * signet_credential_view_get_empty:
 * @self: a list
 *
 * Returns: whether no row is left, and none is still being looked for
 */
gboolean
signet_credential_view_get_empty (SignetCredentialView *self)
{
  g_return_val_if_fail (SIGNET_IS_CREDENTIAL_VIEW (self), TRUE);

  return self->empty;
}
