// Starts the language server and hands rule files to it; everything else is the server's.
"use strict";

const { workspace, window, commands } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function start() {
  const settings = workspace.getConfiguration("larangan");
  const [command, ...args] = settings.get("command");
  const language = settings.get("language");
  client = new LanguageClient(
    "larangan",
    "Larangan",
    { command, args },
    {
      documentSelector: [{ language: "larangan" }],
      initializationOptions: language ? { language } : {},
    },
  );
  return client.start().catch((error) => {
    client = undefined;
    window.showErrorMessage(
      `asn-neutrality: ${error.message}. pip install 'asn-neutrality[lsp]'; larangan.command = ${JSON.stringify([command, ...args])}`,
    );
  });
}

async function restart() {
  await deactivate();
  await start();
}

function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("larangan.restart", restart),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("larangan") && restart()),
  );
  return start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  await running?.stop();
}

module.exports = { activate, deactivate };
