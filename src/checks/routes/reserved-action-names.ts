import type { Project } from '../../model/project.js';
import { standardActions } from '../../model/view-set-actions.js';
import { type Finding, finding } from '../finding.js';
import { routesOf } from './routes-of.js';

/** An action is a method of the viewset's class: one of a name that DRF uses itself would replace DRF's. */
export function* reservedActionNames(project: Project): Iterable<Finding> {
    for (const { route } of routesOf(project)) {
        for (const { name, span } of route.extraActions) {
            if (reserved.has(name)) yield finding('reserved-action-name', span, { name });
        }
    }
}

/** What ViewSet, GenericAPIView and APIView have, as of DRF 3.18. */
const reserved: ReadonlySet<string> = new Set([
    ...standardActions,
    ...'get post put patch delete head options trace dispatch setup initialize_request initial finalize_response'.split(
        ' ',
    ),
    ...'handle_exception raise_uncaught_exception permission_denied throttled http_method_not_allowed'.split(' '),
    ...'determine_version perform_authentication perform_content_negotiation check_permissions'.split(' '),
    ...'check_object_permissions check_throttles reverse_action as_view as_asgi'.split(' '),
    ...'get_queryset get_object get_serializer get_serializer_class get_serializer_context filter_queryset'.split(' '),
    ...'paginate_queryset get_paginated_response paginator get_parsers get_renderers get_authenticators'.split(' '),
    ...'get_permissions get_throttles get_content_negotiator get_exception_handler get_view_name'.split(' '),
    ...'get_view_description get_extra_actions get_extra_action_url_map get_success_headers'.split(' '),
    ...'perform_create perform_update perform_destroy queryset serializer_class lookup_field lookup_url_kwarg'.split(
        ' ',
    ),
    ...'filter_backends pagination_class permission_classes authentication_classes throttle_classes'.split(' '),
    ...'renderer_classes parser_classes required_scopes request action action_map args kwargs format_kwarg'.split(' '),
    ...'basename detail name suffix description schema settings http_method_names versioning_class'.split(' '),
]);
