// Starts `politeia lsp` and connects it with the Markdown files that are open.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate(context) {
  const [command, ...args] = workspace.getConfiguration("politeia").get("command");
  if (!command) {
    return;
  }
  client = new LanguageClient(
    "politeia",
    "Politeia",
    { command, args },
    {
      documentSelector: [
        { scheme: "file", language: "markdown" },
        { scheme: "untitled", language: "markdown" },
      ],
    },
  );
  try {
    await client.start();
  } catch (problem) {
    const open = "Open settings";
    const chosen = await window.showWarningMessage(
      `Politeia could not start “${command}”. Install it with: pip install 'politeia[editor]', or name the command in the settings.`,
      open,
    );
    if (chosen === open) {
      await commands.executeCommand("workbench.action.openSettings", "politeia.command");
    }
  }
}

async function deactivate() {
  if (client) {
    await client.stop();
  }
}

module.exports = { activate, deactivate };
