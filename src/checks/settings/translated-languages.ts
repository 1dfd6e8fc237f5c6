/** The languages that Django is translated into, which is what it offers where a project does not say. */
export const translatedLanguages: ReadonlySet<string> = new Set(
    (
        'af ar ar-dz ast az bg be bn br bs ca ckb cs cy da de dsb el en en-au en-gb eo es es-ar es-co es-mx es-ni es-ve ' +
        'et eu fa fi fr fy ga gd gl he hi hr hsb hu hy ia id ig io is it ja ka kab kk km kn ko ky lb lt lv mk ml mn mr ' +
        'ms my nb ne nl nn os pa pl pt pt-br ro ru sk sl sq sr sr-latn sv sw ta te tg th tk tr tt udm ug uk ur uz vi ' +
        'zh-hans zh-hant'
    ).split(' '),
);

/** What Django takes for a language that it has by another name. */
export const fallbacks: Readonly<Record<string, readonly string[]>> = {
    'zh-cn': ['zh-hans'],
    'zh-hk': ['zh-hant'],
    'zh-mo': ['zh-hant'],
    'zh-my': ['zh-hans'],
    'zh-sg': ['zh-hans'],
    'zh-tw': ['zh-hant'],
};
