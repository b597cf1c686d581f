import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { benchArguments } from '../bench-arguments';

async function main(): Promise<void> {
  const { supergraphPath, port } = benchArguments();
  const gateway = new ApolloGateway({ supergraphSdl: readFileSync(supergraphPath, 'utf8') });
  await startStandaloneServer(new ApolloServer({ gateway }), { listen: { host: '127.0.0.1', port } });
}

void main();
