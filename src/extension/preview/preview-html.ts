import { randomBytes } from 'node:crypto';

/** The page of the preview: empty, and allowed to run our one script and nothing else. */
export function previewHtml(resources: {
    readonly script: string;
    readonly style: string;
    readonly cspSource: string;
}): string {
    const nonce = randomBytes(18).toString('base64');
    const policy = [`default-src 'none'`, `style-src ${resources.cspSource}`, `script-src 'nonce-${nonce}'`].join('; ');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Djagram</title>
<link rel="stylesheet" href="${resources.style}">
</head>
<body>
<main id="preview"></main>
<script nonce="${nonce}" src="${resources.script}"></script>
</body>
</html>
`;
}
