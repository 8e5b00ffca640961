import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { escapeControls, problemText, terminalJson, UserError } from '../edition/index.js';

/** A tool for assistants: its input, its output, and its implementation. */
export interface Tool<I extends z.ZodObject, O extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  output: O;
  answer: (input: z.output<I>) => z.output<O>;
}

/** Infers the types of a tool's input and output. */
export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(of: Tool<I, O>): Tool<I, O> {
  return of;
}

/** Adds a tool to a server. Arguments that it does not have are refused; user errors are returned as results that say what to do. */
export function addTool<I extends z.ZodObject, O extends z.ZodObject>(server: McpServer, of: Tool<I, O>) {
  const { name, title, description, input, output } = of;
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  server.registerTool(
    name,
    { title, description, inputSchema: input.strict(), outputSchema: output, annotations },
    ((input: z.output<I>) => toToolResult(() => of.answer(input))) as never,
  );
}

function toToolResult(answer: () => Record<string, unknown>): CallToolResult {
  try {
    const structuredContent = answer();
    return { structuredContent, content: [{ type: 'text', text: terminalJson(structuredContent) }] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const text = escapeControls(error.problems.map((p) => problemText(p, 'en')).join('\n'));
    return { isError: true, content: [{ type: 'text', text }] };
  }
}
