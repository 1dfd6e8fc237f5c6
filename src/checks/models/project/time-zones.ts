import { nearestNames } from '../../nearest-names.js';

/** Of the IANA database, those without an area. A runtime knows others too, such as `PST`, which Python does not. */
const withoutArea: ReadonlySet<string> = new Set(
    (
        'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran ' +
        'Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK ' +
        'Singapore Turkey UCT UTC Universal W-SU WET Zulu'
    ).split(' '),
);

/** Whether Python has a time zone of this name, which is told in capitals and small letters as they are. */
export function isTimeZone(name: string): boolean {
    if (!name.includes('/')) return withoutArea.has(name);
    if (!/^[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2}$/.test(name) || name.startsWith('SystemV/')) return false;
    const found = zoneByLowerCase().get(name.toLowerCase());
    return found === undefined ? isKnownToRuntime(name) : found === name;
}

/** Those that a name was most likely meant to be: spelled nearly so, or of the same city. */
export function timeZonesNear(name: string): string[] {
    const zones = [...zoneByLowerCase().values(), ...withoutArea];
    const city = cityOf(name);
    const ofCity = zones.filter(zone => zone !== name && city !== '' && cityOf(zone) === city);
    return [...new Set([...ofCity, ...nearestZones(name, zones)])].slice(0, 3);
}

/** Where the area is one, the cities of others are too far away. */
function nearestZones(name: string, zones: readonly string[]): string[] {
    const area = name.slice(0, name.lastIndexOf('/') + 1);
    const there = area === '' ? [] : zones.filter(zone => zone.startsWith(area));
    if (there.length === 0) return nearestNames(name, zones);
    const cities = there.map(zone => zone.slice(area.length));
    return nearestNames(name.slice(area.length), cities).map(city => area + city);
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? '').toLowerCase().replaceAll(/[\s-]/g, '_');

let zones: ReadonlyMap<string, string> | undefined;
/** Of each zone one name, not its older ones. */
const zoneByLowerCase = (): ReadonlyMap<string, string> =>
    (zones ??= new Map(Intl.supportedValuesOf('timeZone').map(zone => [zone.toLowerCase(), zone])));

/** Older names too, in any letters. */
function isKnownToRuntime(name: string): boolean {
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        return true;
    } catch (error) {
        if (error instanceof RangeError) return false;
        throw error;
    }
}
