import { type ILookaheadStrategy, type IParserConfig, LLkLookaheadStrategy } from 'chevrotain';
import { parserConfig } from '../generated/module.js';

type OnAlternatives = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type OnOption = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

export const djagramParserConfig = (): IParserConfig => ({ ...parserConfig, lookaheadStrategy: lazyLookahead() });

/**
 * Works lookahead out for a decision when a parser first comes to it: for the whole grammar that takes longer than reading
 * most files, of which each needs a small part. A parser says with each decision how far it looks.
 */
function lazyLookahead(): ILookaheadStrategy {
    const strategy = new LLkLookaheadStrategy();
    return {
        validate: options => strategy.validate(options),
        buildLookaheadForAlternation(options) {
            let built: OnAlternatives | undefined;
            // Chevrotain calls these with the parser as `this`.
            return function (this: unknown, alternatives) {
                built ??= strategy.buildLookaheadForAlternation(options);
                return built.call(this, alternatives);
            };
        },
        buildLookaheadForOptional(options) {
            let built: OnOption | undefined;
            return function (this: unknown) {
                built ??= strategy.buildLookaheadForOptional(options);
                return built.call(this);
            };
        },
    };
}
