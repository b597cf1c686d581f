import { JobLog, type JobProcess } from './job-queue.log';

/** The part of the contract that tells what happens to jobs whose handler throws. */
export function jobFailureContract(open: () => Promise<JobProcess>): void {
  it('a failed try is repeated after growing pauses, and other jobs go on meanwhile', async () => {
    const { queue } = await open();
    const log = new JobLog(queue, 'call');
    const times: number[] = [];
    log.handle = async ({ payload, attempt }) => {
      if (payload !== 'fails') return;
      times.push(performance.now());
      if (attempt < 4) throw new Error('busy');
    };
    await queue.start();
    await queue.add('call', 'fails');
    await queue.add('call', 'passes');
    await log.finished(2);
    expect(log.payloads).toEqual(['passes', 'fails']);
    expect(log.jobs[1]?.attempt).toBe(4);
    const pauses = times.slice(1).map((time, i) => time - times[i]!);
    expect(pauses[2]).toBeGreaterThan(pauses[0]!);
    expect(await queue.failed(10)).toEqual([]);
  });

  it('after the last try the job is kept as failed, with its error, and can be given its tries again', async () => {
    const { queue } = await open();
    const log = new JobLog(queue, 'pay');
    let mended = false;
    log.handle = async ({ payload }) => {
      if (!mended && payload !== 'fine') throw new Error(`no \u0000 money for ${String(payload)}`);
    };
    await queue.start();
    const ids: string[] = [];
    for (const payload of ['rent', 'food'])
      ids.push(await queue.add('pay', payload, { maxAttempts: 2, uniqueKey: payload }));
    let failed = await queue.failed(10);
    while (failed.length < 2) {
      await queue.add('pay', 'fine');
      failed = await queue.failed(10);
    }
    expect(failed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(failed.find(({ id }) => id === ids[0])).toMatchObject({
      kind: 'pay',
      payload: 'rent',
      attempt: 2,
      error: expect.stringContaining('money for rent'),
      failedAt: expect.any(Date),
    });
    expect(await queue.failed(1)).toHaveLength(1);
    mended = true;
    expect(await queue.retry(ids[0]!)).toBe(true);
    await log.begunWith('rent');
    while (!log.payloads.includes('rent')) await queue.failed(1);
    expect(log.jobs.find(({ id }) => id === ids[0])?.attempt).toBe(1);
    // It is no longer failed, there is none of such a name, and the key of the other is taken by now.
    expect(await queue.retry(ids[0]!)).toBe(false);
    expect(await queue.retry('job_none')).toBe(false);
    await queue.add('pay', 'food', { uniqueKey: 'food', notBefore: new Date(Date.now() + 3_600_000) });
    expect(await queue.retry(ids[1]!)).toBe(false);
  });

  it('refuses a number of tries that is not 1 to 25, and a second handler of a kind', async () => {
    const { queue } = await open();
    const log = new JobLog(queue, 'call');
    for (const maxAttempts of [0, 26, 1.5])
      await expect(queue.add('call', 1, { maxAttempts })).rejects.toThrow('1 to 25');
    expect(() => new JobLog(queue, 'call')).toThrow('call');
    await queue.start();
    expect(() => new JobLog(queue, 'late')).toThrow('late');
    expect(log.jobs).toEqual([]);
  });
}
