/**
 * From source text to the values in the AST: strings with JSON's escapes resolved, backticked names without their
 * backticks, durations in milliseconds. Numbers stay text, since `30.10` as a binary fraction would not be exact.
 */
import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';
import { durationMilliseconds } from './duration.js';
import { unescapeString } from './string-escapes.js';

export class DjagramValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
        switch (rule.name) {
            case 'STRING':
                return unescapeString(input);
            case 'PYTHON':
                return input.slice(1, input.length > 1 && input.endsWith('`') ? -1 : undefined);
            case 'DURATION':
                return durationMilliseconds(input);
            case 'ID':
            case 'NUMBER':
                return input;
            default:
                return super.runConverter(rule, input, cstNode);
        }
    }
}
