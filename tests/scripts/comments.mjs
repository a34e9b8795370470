// SPDX-License-Identifier: GPL-2.0-or-later
// Stands in for GitHub's comments of a pull request: prints its port, then each change as a line. A comment of
// somebody else's cannot be changed.
import http from "node:http";

const comments = JSON.parse(process.argv[2] ?? "[]");

const answer = (request, body) => {
  if (request.headers.authorization !== "Bearer secret") return [401, {}];
  const of = /^\/repos\/moby\/blog\/issues\/(?:7|comments\/(\d+))(?:\/comments)?(?:\?.*)?$/.exec(request.url);
  if (!of) return [404, {}];
  if (request.method === "GET") return [200, comments];
  const text = JSON.parse(body).body;
  if (request.method === "POST") {
    comments.push({ id: comments.length + 1, body: text });
  } else {
    const comment = comments.find((each) => each.id === Number(of[1]));
    if (comment.foreign) return [403, {}];
    comment.body = text;
  }
  console.log(request.method, text.split("\n").find((line) => line.startsWith("### ")));
  return [200, {}];
};

const server = http.createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const [status, json] = answer(request, body);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
