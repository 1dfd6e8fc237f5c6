/** What the words mean that stand where the grammar takes any name: engines, stages, methods of HTTP. */
const words: Readonly<Record<string, string>> = {
    'DatabaseSetting:sqlite': 'A database in one file, without a server: what a project begins with.',
    'DatabaseSetting:postgresql': 'PostgreSQL, by psycopg: the database that Django can do most with.',
    'DatabaseSetting:mysql': 'MySQL, by mysqlclient.',
    'DatabaseSetting:mariadb': 'MariaDB, by mysqlclient.',
    'DatabaseSetting:oracle': 'Oracle, by oracledb.',
    'CacheSetting:redis': 'A Redis server, which all processes share.',
    'CacheSetting:memcached': 'A memcached server, which all processes share.',
    'CacheSetting:locmem': 'The memory of each process by itself.',
    'CacheSetting:file': 'A file for each entry.',
    'CacheSetting:database': 'A table of the database.',
    'CacheSetting:dummy': 'Keeps nothing: for development.',
    'TasksSetting:celery': 'Celery: workers in processes of their own.',
    'TasksSetting:rabbitmq': 'RabbitMQ hands tasks to the workers.',
    'TasksSetting:redis': 'Redis hands tasks to the workers.',
    'EmailSetting:smtp': 'By a mail server.',
    'EmailSetting:console': 'Mail is printed, not sent.',
    'EmailSetting:file': 'Each mail becomes a file.',
    'EmailSetting:locmem': 'Mail is kept in memory, as tests want it.',
    'EmailSetting:dummy': 'Mail goes nowhere.',
    'GrantsSetting:client_credentials':
        'A client gets a token with its own secret, without a user: for programs that call one another.',
    'EnumDeclaration:int': 'Its values are whole numbers: `models.IntegerChoices`.',
    'EnumDeclaration:str': 'Its values are texts: `models.TextChoices`.',
    'EngineSetting:dot': 'Graphviz: layers, for what has a direction.',
    'EngineSetting:neato': 'Graphviz: springs, for up to about a hundred nodes.',
    'EngineSetting:fdp': 'Graphviz: springs, with clusters.',
    'EngineSetting:sfdp': 'Graphviz: springs on several scales, for large graphs.',
    'EngineSetting:twopi': 'Graphviz: circles around a root.',
    'EngineSetting:circo': 'Graphviz: circles, for rings.',
    'EngineSetting:osage': 'Graphviz: clusters, packed as boxes.',
    'EngineSetting:patchwork': 'Graphviz: areas, as in a tree map.',
    'EngineSetting:layered': 'ELK: layers, with edges in right angles.',
    'EngineSetting:stress': 'ELK: distances as they are in the graph.',
    'EngineSetting:force': 'ELK: springs.',
    'EngineSetting:mrtree': 'ELK: a tree.',
    'EngineSetting:radial': 'ELK: a tree in circles around its root.',
    'EngineSetting:rectpacking': 'ELK: boxes, packed.',
    'RenderSetting:graphviz': 'Graphviz itself, on the server.',
    'RenderSetting:networkx': 'NetworkX with Matplotlib, on the server.',
    'RenderSetting:plotly': 'Plotly: a picture that can be moved in the browser.',
    'RenderSetting:igraph': 'igraph, on the server.',
    'ThrottleSetting:user': 'For each user, or each client of OAuth.',
    'ThrottleSetting:anon': 'For each address, where nobody is logged in.',
    ':development': 'While it is developed: the settings of `manage.py runserver`.',
    ':production': 'Where it runs for others: read from the environment, safe by default.',
    ':GET': 'Reads, and changes nothing.',
    ':HEAD': 'As GET, without the body of the answer.',
    ':POST': 'Makes something new, or does something.',
    ':PUT': 'Writes all of a row.',
    ':PATCH': 'Writes parts of a row.',
    ':DELETE': 'Removes a row.',
    ':OPTIONS': 'Asks what is allowed.',
};

const httpMethods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
const stages = /^(?:development|production)$/;

/** @param type of the node that the word is a part of */
export const valueWords = (type: string, word: string): string | undefined =>
    words[`${type}:${word}`] ??
    (httpMethods.test(word) || (stages.test(word) && type.endsWith('Setting')) ? words[`:${word}`] : undefined);
