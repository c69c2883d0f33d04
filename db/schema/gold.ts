import { foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { createdAt, projectId } from "./columns";
import { judgments } from "./judgment";

/** The judgment that a lead holds to be the right answer to its task: what gold accuracy is measured against. */
export const goldAnswers = pgTable(
  "gold_answers",
  {
    projectId: projectId(),
    taskId: uuid().notNull(),
    judgmentId: uuid().notNull(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.taskId] }),
    foreignKey({
      name: "gold_answers_judgment",
      columns: [table.projectId, table.judgmentId, table.taskId],
      foreignColumns: [judgments.projectId, judgments.id, judgments.taskId],
    }).onDelete("cascade"),
  ],
);
