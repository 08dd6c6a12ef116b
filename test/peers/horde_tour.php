<?php
// What a webmail does by Horde's IMAP client: prints each message of INBOX in base64, then a line for each fact.
// Arguments: port, user, password, "tls" for STARTTLS, "ssl" or "none", file of the certificate.

set_error_handler(function ($level, $text, $file, $line) {
    if (str_contains($file, '/Horde/')) return true; // what PHP 8 finds old in the library
    throw new ErrorException("$text in $file:$line");
});
set_include_path('/usr/share/php');
spl_autoload_register(function ($class) {
    $file = stream_resolve_include_path(strtr($class, '_\\', '//') . '.php');
    if ($file) require_once $file;
});

[, $port, $user, $password, $secure, $certificate] = $argv;
$client = new Horde_Imap_Client_Socket([
    'username' => $user,
    'password' => $password,
    'hostspec' => 'localhost',
    'port' => (int) $port,
    'secure' => $secure === 'none' ? false : $secure,
    'cache' => ['backend' => new Horde_Imap_Client_Cache_Backend_Null()], // without one it leaves CONDSTORE and QRESYNC alone
    'context' => ['ssl' => ['cafile' => $certificate]],
]);

function tell($fact, ...$values) {
    echo $fact, ' ', implode(' ', array_map(fn($value) => is_bool($value) ? ($value ? 'yes' : 'no') : $value, $values)), "\n";
}
$ids = fn(...$numbers) => new Horde_Imap_Client_Ids($numbers);
$subject = function ($text) {
    $query = new Horde_Imap_Client_Search_Query();
    $query->charset('UTF-8', false);
    $query->headerText('subject', $text);
    return $query;
};

$client->login();
$client->createMailbox('Horde/été');
$client->subscribeMailbox('Horde/été', true);
$listed = $client->listMailboxes('Horde/%', Horde_Imap_Client::MBOX_SUBSCRIBED, [
    'attributes' => true,
    'children' => true,
    'status' => Horde_Imap_Client::STATUS_MESSAGES,
]);
foreach ($listed as $name => $each) {
    tell('LISTED', $name, in_array('\\hasnochildren', $each['attributes']), $each['status']['messages']);
}

$query = new Horde_Imap_Client_Fetch_Query();
$query->fullText(['peek' => true]);
$query->envelope();
$query->structure();
$query->size();
$query->headers('of interest', ['subject', 'message-id'], ['peek' => true]);
$messages = $client->fetch('INBOX', $query);
foreach ($messages as $uid => $message) {
    $octets = $message->getFullMsg();
    $headers = $message->getHeaders('of interest', Horde_Imap_Client_Data_Fetch::HEADER_PARSE);
    $same = $message->getSize() === strlen($octets) && $headers->getValue('subject') === $message->getEnvelope()->subject;
    tell(base64_encode($octets), $same, implode(',', $message->getStructure()->contentTypeMap()));
}
$nested = $client->search('INBOX', $subject('nested'))['match']->ids[0];

$query = new Horde_Imap_Client_Fetch_Query();
$query->bodyPart('3', ['decode' => true, 'peek' => true]);
$query->bodyPartSize('3');
$query->mimeHeader('3', ['peek' => true]);
$query->bodyText(['peek' => true, 'start' => 2, 'length' => 6]);
$part = $client->fetch('INBOX', $query, ['ids' => $ids($nested)])[$nested];
tell('PART', $part->getBodyPart('3'), $part->getBodyPartDecode('3'), $part->getBodyPartSize('3'), $part->getBodyText());

$count = Horde_Imap_Client::SEARCH_RESULTS_COUNT;
$found = $client->search('INBOX', $subject('été à la'), [
    'results' => [$count, Horde_Imap_Client::SEARCH_RESULTS_MIN, Horde_Imap_Client::SEARCH_RESULTS_MATCH],
]);
tell('FOUND', $found['count'], (string) $found['min'] === (string) $found['match']);
$saved = $client->search('INBOX', $subject('e'), ['results' => [$count, Horde_Imap_Client::SEARCH_RESULTS_SAVE]]);
$again = new Horde_Imap_Client_Search_Query();
$again->previousSearch(true); // what it calls "not" leaves NOT away
tell('FOUND AGAIN', $saved['count'] > 1, count($client->search('INBOX', $again)['match']) == $saved['count']);
$sorted = $client->search('INBOX', null, ['sort' => [Horde_Imap_Client::SORT_REVERSE, Horde_Imap_Client::SORT_SUBJECT]]);
tell('SORTED', count($sorted['match']), $sorted['match']->ids[0] === $client->search('INBOX', $subject('plain'))['match']->ids[0]);
tell('THREADS', count($client->thread('INBOX', ['criteria' => Horde_Imap_Client::THREAD_REFERENCES])->messageList()));

$token = $client->getSyncToken('INBOX');
$stale = $client->store('INBOX', ['ids' => $ids($nested), 'add' => ['\\flagged', '$Horde'], 'unchangedsince' => 1]);
tell('STALE', "$stale" === "$nested");
$client->store('INBOX', ['ids' => $ids($nested), 'add' => ['\\flagged', '$Horde']]);
$added = $client->append('INBOX', [
    ['data' => $messages[$nested]->getFullMsg(), 'flags' => ['\\seen'], 'internaldate' => new DateTime('2026-03-02 10:00:00 +0100')],
    ['data' => $messages[$nested]->getFullMsg()],
]);
$changes = $client->sync(new Horde_Imap_Client_Mailbox('INBOX'), $token, ['ids' => $ids($nested)]);
tell('SYNC', "$changes->newmsgsuids" === "$added", in_array($nested, $changes->flagsuids->ids));

$query = new Horde_Imap_Client_Fetch_Query();
$query->imapDate();
$query->flags();
$first = $client->fetch('INBOX', $query, ['ids' => $added])[$added->ids[0]];
tell('APPENDED', $first->getImapDate()->getTimestamp(), in_array('\\seen', $first->getFlags()));
$copied = $client->copy('INBOX', 'Horde/été', ['ids' => $added, 'move' => true, 'force_map' => true]);
tell('MOVED', count($copied), $client->status('Horde/été', Horde_Imap_Client::STATUS_UNSEEN)['unseen']);
tell('VANISHED', count($client->vanished('INBOX', 1)) > 0);
$gone = $client->expunge('Horde/été', ['ids' => $ids(1), 'delete' => true, 'list' => true]);
tell('EXPUNGED', "$gone");
$client->renameMailbox('Horde/été', 'Horde/hiver');
$client->deleteMailbox('Horde/hiver');
$client->logout();
