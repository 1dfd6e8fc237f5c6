/** The versions of Django that projects are generated for, oldest first. */
export const djangoVersions = ['5.2', '6.0', '6.1'] as const;

export type DjangoVersion = (typeof djangoVersions)[number];

/** The oldest Python that each of them runs on. */
export const leastPython: Readonly<Record<DjangoVersion, string>> = { '5.2': '3.10', '6.0': '3.12', '6.1': '3.12' };

/** Those from `since` to `until`, both included; all where neither is given. */
export function versionsBetween(since?: DjangoVersion, until?: DjangoVersion): readonly DjangoVersion[] {
    const first = since ? djangoVersions.indexOf(since) : 0;
    const last = until ? djangoVersions.indexOf(until) : djangoVersions.length - 1;
    return djangoVersions.slice(first, last + 1);
}
