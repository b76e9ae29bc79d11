import type { Ending } from './endings.ts';
export type SheetExportOptions = { readonly db: string; readonly out: string; readonly all?: true };
export type SheetImportOptions = { readonly db: string; readonly by?: string; readonly json?: true };
export function sheetExportCommand(_: SheetExportOptions): Promise<Ending> { throw new Error('todo'); }
export function sheetImportCommand(_: string, __: SheetImportOptions): Promise<Ending> { throw new Error('todo'); }
