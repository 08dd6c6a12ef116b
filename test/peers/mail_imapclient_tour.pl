# A tour by Mail::IMAPClient: structures, sizes, search, sort, threads, append, move, IDLE, and all again under DEFLATE
# where the server has it. Arguments: port user password [cafile, for TLS from the start]. Prints what it found.
use strict;
use warnings;
use Mail::IMAPClient;
use MIME::Base64 qw(encode_base64);

my ($port, $user, $password, $trusted) = @ARGV;
my $tls = $trusted && [SSL_ca_file => $trusted, SSL_verifycn_name => 'localhost'];
my $imap = Mail::IMAPClient->new(
    Server => '127.0.0.1', Port => $port, User => $user, Password => $password,
    Uid => 1, Peek => 1, Ssl => $tls || 0,
) or die "$@";

sub must { my ($what, $ok) = @_; $ok or die "$what: " . $imap->LastError; return $ok }

sub fetch_all {
    for my $uid ($imap->messages) {
        my $message = must('fetch', $imap->message_string($uid));
        length($message) == $imap->size($uid) or die "the size of $uid";
        my $structure = must('structure', $imap->get_bodystructure($uid));
        must('envelope', $imap->get_envelope($uid));
        print encode_base64($message, ''), ' ', join(',', $structure->bodytype, $structure->bodysubtype, $structure->parts), "\n";
    }
}

must('select', $imap->select('INBOX'));
fetch_all();
print 'FOUND ', scalar(my @found = $imap->search('SUBJECT', \'dots')), "\n";
print 'SORTED ', scalar(my @sorted = $imap->sort('REVERSE SIZE', 'UTF-8', 'ALL')), "\n" if $imap->has_capability('SORT');
must('thread', $imap->thread('REFERENCES', 'UTF-8', 'ALL'));
my $uid = must('append', $imap->append_string('INBOX', "Subject: by perl\r\n\r\nbody\r\n", '\\Seen'));
must('flag', $imap->set_flag('Flagged', $uid));
print 'FLAGS ', join(' ', sort grep { $_ ne '\\Recent' } $imap->flags($uid)), "\n";
must('create', $imap->create('Perl'));
must('move', $imap->move('Perl', $uid));
must('expunge', $imap->expunge);
print 'MOVED ', $imap->message_count('Perl'), "\n";
must('delete', $imap->delete('Perl'));
must('idle', my $tag = $imap->idle);
must('done', $imap->done($tag));
if ($imap->has_capability('COMPRESS=DEFLATE')) {
    must('compress', $imap->compress);
    print "DEFLATE\n";
    fetch_all();
}
must('logout', $imap->logout);
