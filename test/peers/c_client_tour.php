<?php
// c-client, by PHP's imap extension, as alpine has it too. Arguments: imap|pop3, flags of its mailbox names ("/tls"), port,
// user, password. Messages read are printed in base64, one a line.
[, $protocol, $flags, $port, $user, $password] = $argv;
$server = "{localhost:$port/$protocol$flags}";

function must(string $what, mixed $ok): mixed
{
    if ($ok === false || $ok === null) {
        fwrite(STDERR, "$what is wrong: " . imap_last_error() . "\n");
        exit(1);
    }
    return $ok;
}

$box = must('open', imap_open($server . 'INBOX', $user, $password));
$count = imap_num_msg($box);
for ($number = 1; $number <= $count; $number++) {
    $message = imap_fetchheader($box, $number, FT_PREFETCHTEXT) . imap_body($box, $number, FT_PEEK);
    $structure = must('structure', imap_fetchstructure($box, $number));
    $overview = must('overview', imap_fetch_overview($box, (string) $number))[0];
    $whole = imap_fetchbody($box, $number, '', FT_PEEK) . "";
    must('a whole message', $whole === '' || $whole === $message);
    must('a size', abs($overview->size - strlen($message)) <= 2);
    if ($structure->type === TYPEMULTIPART) {
        must('the parts', count($structure->parts) === 3);
        must('the inner message', trim(imap_fetchbody($box, $number, '2.1', FT_PEEK)) === 'inner body');
        must('the attachment', imap_base64(imap_fetchbody($box, $number, '3', FT_PEEK)) === 'Père Noël');
        must('a part\'s header', str_contains(imap_fetchmime($box, $number, '1.2', FT_PEEK), 'text/html'));
    }
    echo base64_encode($message), "\n";
}
must('search', imap_search($box, 'SUBJECT "dots"') === [2]);
must('search by size of text', imap_search($box, 'TEXT "hello" UNANSWERED') === [1]);
must('sort', count(imap_sort($box, SORTSUBJECT, true, SE_UID)) === $count);

if ($protocol === 'pop3') {
    must('delete', imap_delete($box, '1'));
    must('close', imap_close($box, CL_EXPUNGE));
    $box = must('open again', imap_open($server . 'INBOX', $user, $password));
    must('the deletion', imap_num_msg($box) === $count - 1);
    imap_close($box);
    exit(0);
}

must('threads', count(array_filter(array_keys(imap_thread($box)), fn ($key) => str_ends_with($key, '.num'))) >= $count);

$folder = '&AMk-t&AOk-'; // Été
must('create', imap_createmailbox($box, $server . $folder));
must('subscribe', imap_subscribe($box, $server . $folder));
must('list', in_array($server . $folder, imap_list($box, $server, '*')));
must('lsub', in_array($server . $folder, imap_lsub($box, $server, '*')));
must('append', imap_append($box, $server . $folder, "Subject: by PHP\r\n\r\nbody\r\n", '\\Flagged', '17-Jul-1996 02:44:25 -0700'));
must('copy', imap_mail_copy($box, '1,3', $folder));
must('move', imap_mail_move($box, '2:2', $folder));
must('expunge', imap_expunge($box));
must('the move', imap_num_msg($box) === $count - 1);
must('status', imap_status($box, $server . $folder, SA_ALL)->messages === 4);
must('reopen', imap_reopen($box, $server . $folder));
must('the date', strtotime(imap_headerinfo($box, 1)->MailDate) === strtotime('1996-07-17T09:44:25Z'));
must('flags', imap_setflag_full($box, '1:*', '\\Seen \\Answered') && imap_clearflag_full($box, '1', '\\Seen'));
must('seen', imap_search($box, 'UNSEEN') === [1]);
must('check', imap_check($box)->Nmsgs === 4);
must('reopen inbox', imap_reopen($box, $server . 'INBOX', OP_READONLY));
must('rename', imap_renamemailbox($box, $server . $folder, $server . 'PHP'));
must('unsubscribe', imap_unsubscribe($box, $server . $folder));
must('delete', imap_deletemailbox($box, $server . 'PHP'));
must('ping', imap_ping($box));
imap_close($box);
