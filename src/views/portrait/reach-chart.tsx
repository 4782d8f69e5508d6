import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { ReachRow } from '../../view-models/portrait/minutes';

/** Share of the people near a service, minute after minute; the table beside says the same. */
export default function ReachChart({ curve }: Pick<ReachRow, 'curve'>): ReactNode {
  const ticks = [10, 20, 30, 45, 60];
  return (
    <div className="portrait__curve" aria-hidden="true">
      <ResponsiveContainer width="100%" height={130}>
        <LineChart data={[...curve]} margin={{ top: 8, right: 10, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis dataKey="minutes" type="number" domain={[0, 60]} ticks={ticks} tick={{ fill: 'var(--ink-soft)', fontSize: 12 }} stroke="var(--line-strong)" />
          <YAxis width={38} domain={[0, 100]} ticks={[0, 50, 100]} tick={{ fill: 'var(--ink-soft)', fontSize: 12 }} stroke="var(--line-strong)" unit="%" />
          <Line dataKey="france" stroke="var(--line-strong)" strokeWidth={1.8} strokeDasharray="5 3" dot={false} isAnimationActive={false} />
          <Line dataKey="own" stroke="var(--accent)" strokeWidth={2.5} dot={{ r: 2.5 }} isAnimationActive={false} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
