/** Instead of the pages while there is no built web: it looks again by itself, since `npm run dev` is about to build it. */
export const notBuilt = `<!doctype html>
<html lang="es">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="refresh" content="3" />
    <title>Encopia</title>
  </head>
  <body>
    <main>
      <h1>Encopia</h1>
      <p>Las páginas no están construidas todavía. Se construyen con <code>npm start</code>.</p>
      <p lang="en">The pages have not been built yet. <code>npm start</code> builds them.</p>
    </main>
  </body>
</html>
`
