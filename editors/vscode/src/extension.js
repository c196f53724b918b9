// Starts the language server and hands rule files to it; everything else is the server's.
"use strict";

const { workspace, window, commands, l10n } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;
// One start or stop after the other, however fast settings change.
let turn = Promise.resolve();

async function start() {
  const settings = workspace.getConfiguration("larangan");
  const [command, ...args] = settings.get("command");
  const language = settings.get("language");
  const starting = new LanguageClient(
    "larangan",
    "Larangan",
    { command, args },
    {
      documentSelector: [{ language: "larangan" }],
      initializationOptions: language ? { language } : {},
    },
  );
  try {
    await starting.start();
    client = starting;
  } catch {
    // The client has told what went wrong; what to do about it is ours to say, and nobody waits for the answer.
    offerSettings([command, ...args].join(" "));
  }
}

async function offerSettings(command) {
  const open = l10n.t("Open settings");
  const text = l10n.t(
    "The language server does not start with `{0}`. Install it: pip install 'asn-neutrality[lsp]', or name it in the setting larangan.command.",
    command,
  );
  if ((await window.showErrorMessage(text, open)) === open) {
    await commands.executeCommand("workbench.action.openSettings", "larangan.command");
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

function restart() {
  turn = turn.then(stop).then(start);
  return turn;
}

function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("larangan.restart", restart),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("larangan") && restart()),
  );
  return restart();
}

function deactivate() {
  turn = turn.then(stop);
  return turn;
}

module.exports = { activate, deactivate };
