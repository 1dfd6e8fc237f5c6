/** The model of users: who logs in, and how the project says so. */
import { GrammarUtils } from 'langium';
import { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { type Fix, type FixContext, fixAt, fixHere, nodeAt, rangeOf, replaced, textOf } from './fix.js';
import { type FixTable, offered, sure } from './fix-table.js';
import { isOurs, targetOf } from './models-of.js';

/** The model that the project names. */
function userModel(context: FixContext): ast.ModelDeclaration | undefined {
    const model = targetOf(nodeAt(context, ast.isUserModelSetting)?.model);
    return ast.isModelDeclaration(model) && isOurs(model) ? model : undefined;
}

/** Lets the project's model of users be one that can log in. */
function* extendUser(context: FixContext): Iterable<Fix> {
    const model = userModel(context);
    const name = GrammarUtils.findNodeForProperty(model?.$cstNode, 'name')?.range.end;
    if (!model || !name) return;
    const last = rangeOf(model.bases.at(-1))?.end;
    const edit = last
        ? TextEdit.insert(last, ', auth.AbstractUser')
        : TextEdit.insert(name, ' extends auth.AbstractUser');
    yield fixAt(model, `Let '${model.name}' extend auth.AbstractUser`, edit);
}

/** Who logs in with a name, as Django's own users do. */
function* logInByName(context: FixContext): Iterable<Fix> {
    const model = userModel(context);
    const base = model?.bases.find(each => textOf(each) === 'auth.AbstractBaseUser');
    const range = rangeOf(base);
    if (model && range)
        yield fixAt(
            model,
            `Let '${model.name}' extend auth.AbstractUser`,
            TextEdit.replace(range, 'auth.AbstractUser'),
        );
}

function* haveTable(context: FixContext): Iterable<Fix> {
    const model = userModel(context);
    const kind = GrammarUtils.findNodeForProperty(model?.$cstNode, 'kind')?.range;
    const start = GrammarUtils.findNodeForKeyword(model?.$cstNode, 'model')?.range.start;
    if (model?.kind !== 'abstract' || !kind || !start) return;
    yield fixAt(model, `Give '${model.name}' a table of its own`, TextEdit.del({ start: kind.start, end: start }));
}

/** As a name, which relations and routes follow. */
function* nameModel(context: FixContext): Iterable<Fix> {
    const setting = nodeAt(context, ast.isDjangoSetting);
    const label = ast.isStringLiteral(setting?.value) ? setting.value.value : '';
    if (/^\w+\.\w+$/.test(label))
        yield fixHere(context, `Write \`user_model ${label}\``, replaced(context, `user_model ${label}`));
}

/** What is found about the model of users. */
export const userModelFixes: FixTable = {
    'user-model-abstract': offered(haveTable),
    'user-model-as-setting': sure(nameModel),
    'user-model-is-no-user': offered(extendUser),
    'user-model-without-login': offered(logInByName),
};
