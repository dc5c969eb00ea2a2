const { createServer } = require("node:http");

const redisPort = 6379;
const port = process.env.PORT || 3000;

createServer((request, response) => {
  response.end(request.url === "/healthz" ? "ok" : "a mean mug");
}).listen(port);
