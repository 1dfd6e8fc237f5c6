/**
 * Our own environment without what would make servers unlike those of a user, who starts them in a terminal or an
 * editor: npm's variables, Node's options and its compile cache.
 */
export function serverEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_)/i.test(name));
    return { ...Object.fromEntries(own), ...more };
}
