import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { compileQuickly } from '../../src/engine/first-run.js';

const ask = (question: string): unknown => {
    setFlagsFromString('--allow-natives-syntax');
    try {
        return runInThisContext(question);
    } finally {
        setFlagsFromString('--no-allow-natives-syntax');
    }
};
const hasTurbofan = () => ask('%IsTurbofanEnabled()');

test('what is compiled quickly is compiled as usual again', () => {
    const hasMaglev = ask('%IsMaglevEnabled()');
    const compileAsUsual = compileQuickly();
    onTestFinished(compileAsUsual);
    expect(hasTurbofan()).toBe(!hasMaglev);
    compileAsUsual();
    expect(hasTurbofan()).toBe(true);
});

test('an engine without Maglev is left as it is', () => {
    const hadMaglev = ask('%IsMaglevEnabled()');
    setFlagsFromString('--no-maglev');
    onTestFinished(() => setFlagsFromString(hadMaglev ? '--maglev' : '--no-maglev'));
    compileQuickly();
    expect(hasTurbofan()).toBe(true);
});

test('who has switched TurboFan off gets it back from nobody', () => {
    setFlagsFromString('--no-opt');
    onTestFinished(() => setFlagsFromString('--opt'));
    compileQuickly()();
    expect(hasTurbofan()).toBe(false);
});

test('no other script gains a syntax of its own', () => {
    compileQuickly()();
    expect(() => runInThisContext('%IsSparkplugEnabled()')).toThrow(SyntaxError);
});
