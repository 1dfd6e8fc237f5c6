/** What a page of the admin, or an inline on it, has itself: Django's checks let it be shown in the place of what its rows have. */
import { type Finding, findingOfName } from '../../finding.js';
import type { AdminName, AdminPage } from './admin-page.js';

/** Whether Django finds it at the page: `hasattr(obj, item)` in its checks. */
export const isOfPage = ({ parent }: AdminPage, { name }: AdminName): boolean =>
    ofBoth.has(name) || (parent ? ofInlines : ofPages).has(name);

export function* shownOfPage(named: AdminName): Iterable<Finding> {
    yield findingOfName('admin-page-attribute', named.span, { field: named.name }, named.isMissing);
}

/** What `ModelAdmin` and `InlineModelAdmin` have in Django 5.2; a test holds it against Django. */
export const ofBoth: ReadonlySet<string> = new Set(
    (
        'admin_site autocomplete_fields check checks_class exclude fields fieldsets filter_horizontal ' +
        'filter_vertical form formfield_for_choice_field formfield_for_dbfield formfield_for_foreignkey ' +
        'formfield_for_manytomany formfield_overrides get_autocomplete_fields get_empty_value_display get_exclude ' +
        'get_field_queryset get_fields get_fieldsets get_inlines get_ordering get_prepopulated_fields ' +
        'get_queryset get_readonly_fields get_sortable_by get_view_on_site_url has_add_permission ' +
        'has_change_permission has_delete_permission has_module_permission has_view_or_change_permission ' +
        'has_view_permission lookup_allowed media model opts ordering prepopulated_fields radio_fields ' +
        'raw_id_fields readonly_fields show_full_result_count sortable_by to_field_allowed view_on_site'
    ).split(' '),
);

/** What `ModelAdmin` has besides. */
export const ofPages: ReadonlySet<string> = new Set(
    (
        'action_checkbox action_form actions actions_on_bottom actions_on_top actions_selection_counter ' +
        'add_form_template add_view change_form_template change_list_template change_view changeform_view ' +
        'changelist_view construct_change_message date_hierarchy delete_confirmation_template delete_model ' +
        'delete_queryset delete_selected_confirmation_template delete_view get_action get_action_choices ' +
        'get_actions get_changeform_initial_data get_changelist get_changelist_form get_changelist_formset ' +
        'get_changelist_instance get_deleted_objects get_form get_formset_kwargs get_formsets_with_inlines ' +
        'get_inline_formsets get_inline_instances get_list_display get_list_display_links get_list_filter ' +
        'get_list_select_related get_model_perms get_object get_paginator get_preserved_filters get_search_fields ' +
        'get_search_results get_urls history_view inlines list_display list_display_links list_editable ' +
        'list_filter list_max_show_all list_per_page list_select_related log_addition log_change log_deletion ' +
        'log_deletions message_user object_history_template paginator popup_response_template preserve_filters ' +
        'render_change_form render_delete_form response_action response_add response_change response_delete ' +
        'response_post_save_add response_post_save_change save_as save_as_continue save_form save_formset ' +
        'save_model save_on_top save_related search_fields search_help_text show_facets urls'
    ).split(' '),
);

/** What `InlineModelAdmin` has besides. */
export const ofInlines: ReadonlySet<string> = new Set(
    (
        'can_delete classes extra fk_name formset get_extra get_formset get_max_num get_min_num ' +
        'has_registered_model max_num min_num parent_model show_change_link template verbose_name ' +
        'verbose_name_plural'
    ).split(' '),
);
