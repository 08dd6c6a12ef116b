/** What the relay counts of itself: numbers only, never what was said or by whom. */
export class Metrics {
  toServer = 0;
  toPage = 0;
  private readonly ended = new Map<string, number>();

  /** A session ended, or was refused, with this code. */
  countEnd(code: string): void {
    this.ended.set(code, (this.ended.get(code) ?? 0) + 1);
  }

  /** All in Prometheus' text format, with the `gauges` of the moment. */
  text(gauges: Readonly<Record<string, number>>): string {
    const lines = Object.entries(gauges).flatMap(([name, value]) => [
      `# TYPE plusok_${name} gauge`,
      `plusok_${name} ${value}`,
    ]);
    lines.push('# TYPE plusok_octets_total counter');
    lines.push(`plusok_octets_total{to="server"} ${this.toServer}`);
    lines.push(`plusok_octets_total{to="page"} ${this.toPage}`);
    lines.push('# TYPE plusok_sessions_ended_total counter');
    for (const [code, count] of this.ended)
      lines.push(`plusok_sessions_ended_total{code="${code}"} ${count}`);
    return `${lines.join('\n')}\n`;
  }
}
