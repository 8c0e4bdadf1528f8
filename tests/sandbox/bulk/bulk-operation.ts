/** A bulk operation, in the shape GraphQL answers it. */
export interface BulkOperation {
  readonly id: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "CANCELED" | "FAILED";
  errorCode: string | null;
  readonly createdAt: string;
  completedAt: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  url: string | null;
  partialDataUrl: null;
  readonly query: string;
  readonly type: "QUERY";
}
