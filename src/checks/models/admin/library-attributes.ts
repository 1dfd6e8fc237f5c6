/** What classes of Django's own models, and of its packages', have besides fields: a test holds it against Django. */
import type { DjangoModel } from '../../../model/django-model.js';

/** What the class of a model adds to those that it extends. */
export const libraryAttributes = ({ app, name }: DjangoModel): readonly string[] =>
    attributes[`${app}.${name}`]?.split(' ') ?? [];

const attributes: Readonly<Record<string, string>> = {
    'admin.LogEntry':
        'get_action_flag_display get_admin_url get_change_message get_edited_object is_addition is_change is_deletion',
    'auth.AbstractBaseUser':
        'REQUIRED_FIELDS acheck_password check_password get_email_field_name get_session_auth_fallback_hash ' +
        'get_session_auth_hash get_username has_usable_password is_active is_anonymous is_authenticated natural_key ' +
        'normalize_username set_password set_unusable_password',
    'auth.AbstractUser': 'EMAIL_FIELD USERNAME_FIELD email_user get_full_name get_short_name username_validator',
    'auth.Group': 'natural_key',
    'auth.Permission': 'natural_key',
    'auth.PermissionsMixin':
        'aget_all_permissions aget_group_permissions aget_user_permissions ahas_module_perms ahas_perm ahas_perms ' +
        'get_all_permissions get_group_permissions get_user_permissions has_module_perms has_perm has_perms',
    'authtoken.Token': 'generate_key',
    'contenttypes.ContentType':
        'app_labeled_name get_all_objects_for_this_type get_object_for_this_type model_class name natural_key',
    'flatpages.FlatPage': 'get_absolute_url',
    'oauth2_provider.AbstractAccessToken': 'allow_scopes allows_audience is_expired is_valid revoke scopes',
    'oauth2_provider.AbstractApplication':
        'ALGORITHM_TYPES CLIENT_CONFIDENTIAL CLIENT_PUBLIC CLIENT_TYPES GRANT_AUTHORIZATION_CODE ' +
        'GRANT_CLIENT_CREDENTIALS GRANT_DEVICE_CODE GRANT_IMPLICIT GRANT_OPENID_HYBRID GRANT_PASSWORD GRANT_TYPES ' +
        'HS256_ALGORITHM NO_ALGORITHM RS256_ALGORITHM RegistrationSource allows_grant_type default_redirect_uri ' +
        'get_absolute_url get_algorithm_display get_allowed_schemes get_authorization_grant_type_display ' +
        'get_client_type_display get_registration_source_display is_usable jwk_key origin_allowed ' +
        'post_logout_redirect_uri_allowed redirect_uri_allowed',
    'oauth2_provider.AbstractDeviceGrant':
        'AUTHORIZATION_PENDING AUTHORIZED DENIED DEVICE_FLOW_STATUS EXPIRED get_status_display is_expired',
    'oauth2_provider.AbstractGrant':
        'CODE_CHALLENGE_METHODS CODE_CHALLENGE_PLAIN CODE_CHALLENGE_S256 get_code_challenge_method_display ' +
        'is_expired redirect_uri_allowed',
    'oauth2_provider.AbstractIDToken': 'allow_scopes is_expired is_valid revoke scopes',
    'oauth2_provider.AbstractRefreshToken': 'revoke revoke_family',
    'oauth2_provider.Application': 'natural_key',
    'sessions.AbstractBaseSession': 'get_decoded get_session_store_class',
    'sites.Site': 'natural_key',
};
