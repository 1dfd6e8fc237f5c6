import type { Project } from '../../../model/project.js';
import { storesIn } from '../../../model/stores.js';
import { quoteShell } from '../../text/quote-environment.js';
import { productionEnvironment } from '../settings/production-environment.js';
import { containerFolders } from './container-folders.js';

/** One image for the web server and for Celery's processes. */
export function dockerfileSource(project: Project): string {
    const packages = systemPackages(project);
    const folders = containerFolders(project).map(({ path }) => path);
    // A line's end would end the instruction.
    const variables = productionEnvironment(project).map(
        ({ name, example }) => `${name}=${quoteShell(example.replaceAll(/[\s\p{Cc}]+/gu, ' '))}`,
    );
    return `FROM python:${imageVersion(project.declaration?.python ?? '3.11')}-slim

ENV PYTHONDONTWRITEBYTECODE=1 \\
    PYTHONUNBUFFERED=1 \\
    DJANGO_SETTINGS_MODULE=config.settings.production

WORKDIR /app
${
    packages.length === 0
        ? ''
        : `
RUN apt-get update \\
    && apt-get install --yes --no-install-recommends ${packages.join(' ')} \\
    && rm -rf /var/lib/apt/lists/*
`
}
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

COPY . .
# The values are of nothing that exists: collecting static files needs the settings, no service.
RUN ${variables.join(' \\\n    ')} \\
    python manage.py collectstatic --noinput

RUN useradd --system app${
        folders.length === 0
            ? ''
            : ` \\
    && mkdir --parents ${folders.join(' ')} \\
    && chown app ${folders.join(' ')}`
    }
USER app

EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000"]
`;
}

/** Python's images are named by series; anything else in the .dsl would be no tag. */
const imageVersion = (python: string): string => /^\d+(\.\d+)*/.exec(python)?.[0] ?? '3.11';

function systemPackages(project: Project): string[] {
    const engines = [...storesIn(project.declaration?.databases ?? [], 'production').values()].map(
        ({ engine }) => engine,
    );
    return [
        ...(project.graphs.length > 0 ? ['graphviz'] : []),
        ...(engines.some(engine => /^(mysql|mariadb)$/.test(engine))
            ? ['build-essential', 'default-libmysqlclient-dev', 'pkg-config']
            : []),
        ...(engines.some(engine => /gis$|^spatialite$/.test(engine)) ? ['binutils', 'gdal-bin', 'libproj-dev'] : []),
    ].sort();
}

export const dockerignoreSource = `.git
.venv
.env
.djagram
**/__pycache__
*.sqlite3
data
media
staticfiles
`;
