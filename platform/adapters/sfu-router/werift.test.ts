import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '#agents/simulator/browser';
import { findChromium } from '#agents/simulator/chromium';
import { sfuRouterContract } from '#platform/ports/sfu-router.contract';
import { WeriftSfuRouter } from './werift';

describe('WeriftSfuRouter', () => {
  sfuRouterContract(
    async () => new WeriftSfuRouter(),
    async () => launchBrowser(await findChromium({}, join(tmpdir(), 'native-app-cloud'))),
  );
});
