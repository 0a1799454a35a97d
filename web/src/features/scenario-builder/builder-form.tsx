import { Select, TextInput, type SelectProps, type TextInputProps } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { createContext, useContext } from 'react';
import type { BuilderValues } from './builder-values';

/** The form, and what is wrong with it, by path as the API names it: "patterns[0].fromDay". */
interface BuilderForm {
  readonly form: UseFormReturnType<BuilderValues>;
  readonly faults: ReadonlyMap<string, string>;
}

export const BuilderContext = createContext<BuilderForm | null>(null);

export function useBuilder(): BuilderForm {
  const value = useContext(BuilderContext);
  if (!value) throw new Error('useBuilder is for components inside BuilderContext.');
  return value;
}

/** A field's value, and its own fault. Mantine writes a list's place as ".0", the API as "[0]". */
function useField(path: string) {
  const { form, faults } = useBuilder();
  return {
    ...form.getInputProps(path),
    error: faults.get(path.replace(/\.(\d+)/g, '[$1]')),
  };
}

export function TextField({ path, ...props }: { path: string } & TextInputProps) {
  return <TextInput size="sm" {...props} {...useField(path)} />;
}

export function NumberField(props: { path: string } & TextInputProps) {
  return <TextField inputMode="decimal" {...props} />;
}

export function SelectField({ path, ...props }: { path: string } & SelectProps) {
  const { value, onChange, ...field } = useField(path);
  return (
    <Select
      size="sm"
      allowDeselect={false}
      {...props}
      {...field}
      value={value as string}
      onChange={(chosen) => (onChange as (text: string) => void)(chosen ?? '')}
    />
  );
}
