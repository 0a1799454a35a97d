import { Skeleton } from '@mantine/core';

export function PageLoading() {
  return (
    <div role="status" aria-label="Loading page">
      <Skeleton height={28} width={220} mb={18} />
      <Skeleton height={120} mb={14} radius="lg" />
      <Skeleton height={360} radius="lg" />
    </div>
  );
}
