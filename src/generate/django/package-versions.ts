/** The releases that generated projects pin: each was run with the others. One place to raise them. */
export const packageVersions = {
    boto3: '1.44.5',
    celery: '5.7.0',
    'dj-database-url': '3.1.2',
    'django-cors-headers': '4.9.0',
    'django-filter': '26.2',
    'django-htmx': '1.29.0',
    'django-oauth-toolkit': '3.4.1',
    'django-prometheus': '2.5.0',
    'django-storages[s3]': '1.14.6',
    djangorestframework: '3.18.3',
    'drf-spectacular': '0.30.0',
    graphviz: '0.21',
    gunicorn: '27.0.1',
    igraph: '1.0.0',
    matplotlib: '3.11.2',
    mysqlclient: '2.3.1',
    networkx: '3.6.1',
    oracledb: '26.1.0',
    pillow: '13.0.0',
    plotly: '7.1.0',
    'psycopg[binary]': '3.3.9',
    pymemcache: '4.0.0',
    'python-json-logger': '4.2.0',
    redis: '8.1.0',
    scipy: '1.17.1',
    'sentry-sdk[django]': '2.75.0',
    whitenoise: '6.12.0',
} as const;
export type KnownPackage = keyof typeof packageVersions;

/** The release of each series of Django; of one that is not known the newest patch is for pip to find. */
const djangoReleases: Readonly<Record<string, string>> = { '5.2': '5.2.19' };

export function djangoRequirement(series: string): string {
    const release = djangoReleases[series];
    if (release !== undefined) return `django==${release}`;
    return /^\d+\.\d+$/.test(series) ? `django~=${series}.0` : `django==${series}`;
}
