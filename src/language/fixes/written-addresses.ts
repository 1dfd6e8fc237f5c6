import { isAddress, isEmail, isUrl } from '../../checks/models/values/written-addresses.js';

/** What a text that forms refuse for a field may well mean: `example.com` as an address of the web, `Ann Lee` as a slug. */
export function addressMeant(text: string, wanted: string): string | undefined {
    const found = kinds.find(({ is }) => is.test(wanted));
    const meant = found?.repair(text.trim());
    return meant !== undefined && meant !== text && found?.fits(meant) ? meant : undefined;
}

interface Kind {
    /** In the words of a finding. */
    readonly is: RegExp;
    readonly repair: (text: string) => string;
    readonly fits: (text: string) => boolean;
}

const withoutMarks = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '');

const kinds: readonly Kind[] = [
    {
        is: /@example/,
        repair: text => {
            const plain = text.replace(/^mailto:/i, '').replaceAll(/\s*(@|[([]at[)\]]|\sat\s)\s*/gi, '@');
            const whole = plain.includes('@') ? plain : `${plain}@example.com`;
            return whole.endsWith('@') || /@[^.]+$/.test(whole) ? `${whole.replace(/@.*/, '')}@example.com` : whole;
        },
        fits: isEmail,
    },
    {
        is: /https:/,
        repair: text => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text.replace(/^\/+/, '')}`),
        fits: isUrl,
    },
    {
        is: /hyphens and underscores/,
        // As Django's `slugify` does.
        repair: text =>
            withoutMarks(text)
                .toLowerCase()
                .replaceAll(/[^\w\s-]/g, '')
                .replaceAll(/[-\s]+/g, '-')
                .replaceAll(/^[-_]+|[-_]+$/g, ''),
        fits: text => /^[-\w]+$/.test(text),
    },
    { is: /192\.0/, repair: text => text.replace(/^\[(.*)\]$/, '$1').replaceAll(/\b0+(?=\d)/g, ''), fits: isAddress },
];
