import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { problemText, UserError } from '../edition/index.js';

/** A question an assistant may ask: what goes in, what comes out, and how it is answered. */
export interface Tool<I extends z.ZodObject, O extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  output: O;
  answer: (asked: z.output<I>) => z.output<O>;
}

/** Keeps the types of a tool's input and output together. */
export function tool<I extends z.ZodObject, O extends z.ZodObject>(of: Tool<I, O>): Tool<I, O> {
  return of;
}

/** Adds a tool to a server. What a person could mend comes back as an answer that says how. */
export function addTool<I extends z.ZodObject, O extends z.ZodObject>(server: McpServer, of: Tool<I, O>) {
  const { name, title, description, input, output } = of;
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  server.registerTool(name, { title, description, inputSchema: input, outputSchema: output, annotations }, ((
    asked: z.output<I>,
  ) => answered(() => of.answer(asked))) as never);
}

function answered(answer: () => Record<string, unknown>): CallToolResult {
  try {
    const structuredContent = answer();
    return { structuredContent, content: [{ type: 'text', text: JSON.stringify(structuredContent) }] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const text = error.problems.map((p) => problemText(p, 'en')).join('\n');
    return { isError: true, content: [{ type: 'text', text }] };
  }
}
