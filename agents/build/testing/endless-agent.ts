import { AgentFolder } from '../../kit/agent-folder';
import { endingSignal } from '../../kit/ending';
import { environment } from '../../kit/environment';
import { GatewayClient } from '../../kit/gateway-client';
import { Masker } from '../../kit/masker';
import { BuildAgent } from '../build-agent';
import { ENDLESS, scriptToolchain } from './script-toolchain';

// A build agent in a process of its own whose builds never end, for tests that kill it: node endless-agent.js <gateway URL> <token> <work folder>
const [url = '', token = '', workFolder = ''] = process.argv.slice(2);

void BuildAgent.run(
  {
    name: 'endless',
    isOnce: false,
    gateway: new GatewayClient({ url, token }),
    folder: new AgentFolder(workFolder),
    toolchains: [scriptToolchain({ COMPILE: ENDLESS })],
    environment,
    masker: new Masker(),
    say: (line) => void process.stdout.write(`${line}\n`),
  },
  endingSignal({ withParent: false }),
).then(
  () => process.exit(0),
  () => process.exit(1),
);
