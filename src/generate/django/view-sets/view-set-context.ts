import type { DjangoModel } from '../../../model/django-model.js';
import type { Project } from '../../../model/project.js';
import type { ExtraAction, Route, RouteGroup } from '../../../model/route.js';
import { quoteString } from '../../python/quote-string.js';
import { serializersModule } from '../emit-serializers.js';
import type { PythonFile } from '../python-file.js';
import type { SerializerClass } from '../serializer-plan.js';

/** What the parts of a viewset are written for. */
export interface ViewSetContext {
    readonly project: Project;
    readonly file: PythonFile;
    readonly group: RouteGroup;
    readonly route: Route;
    readonly model: DjangoModel;
}

/** Python that tells whether the request is for one of these actions. */
export const actionTest = (actions: readonly string[]): string =>
    actions.length === 1
        ? `self.action == ${quoteString(actions[0] ?? '')}`
        : `self.action in {${actions.map(quoteString).join(', ')}}`;

export const serializerName = (file: PythonFile, { folder, className, python }: SerializerClass): string =>
    python === undefined ? file.own(folder, serializersModule(folder), className) : file.dotted(python);

/** Whether it may change a row. */
export const changes = (action: ExtraAction): boolean =>
    action.set.length > 0 || action.methods.some(method => method !== 'GET');
