import type { Health } from "#app/db/health/read-health.server.ts";
import type { LoopReading } from "#app/jobs/start-loop.server.ts";

interface Metric {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  readonly samples: readonly { readonly job?: string; readonly value: number }[];
}

/** Prints what is measured in Prometheus's text format. */
export function printMetrics(health: Health, jobs: readonly LoopReading[]): string {
  const gauge = (name: string, help: string, value: number): Metric => ({
    name,
    type: "gauge",
    help,
    samples: [{ value }],
  });
  const counter = (name: string, help: string, read: (job: LoopReading) => number): Metric => ({
    name,
    type: "counter",
    help,
    samples: jobs.map((job) => ({ job: job.name, value: read(job) })),
  });
  const metrics = [
    gauge("inbox_waiting", "Deliveries that wait to be applied.", health.waiting),
    gauge("inbox_age_seconds", "Age of the oldest delivery that waits.", health.inboxAge),
    gauge("quarantined", "Deliveries that could not be applied.", health.quarantined),
    gauge("turn_lateness_seconds", "How overdue the oldest turn is.", health.turnLateness),
    gauge(
      "evaluated_to_lag_seconds",
      "How far the slowest shop's clock is behind.",
      health.evaluatedToLag,
    ),
    counter("job_runs_total", "Pieces of work done.", ({ runs }) => runs),
    counter("job_faults_total", "Pieces of work that failed.", ({ faults }) => faults),
    counter("job_seconds_total", "Time spent on them.", ({ seconds }) => seconds),
  ];
  return metrics.map(printMetric).join("");
}

function printMetric({ name, type, help, samples }: Metric): string {
  const full = `satsuma_${name}`;
  const lines = samples.map(({ job, value }) =>
    job === undefined ? `${full} ${value}` : `${full}{job="${job}"} ${value}`,
  );
  return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...lines, ""].join("\n");
}
