import { answerProblem } from "#app/api.server.ts";

/** Every other address of the API: no page, so no page says so. */
export function loader() {
  return answerProblem({
    status: 404,
    title: "Not found",
    detail: "The API has no such address.",
  });
}

export { loader as action };
