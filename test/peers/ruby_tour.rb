# Ruby's own net/imap, net/pop and net/smtp. Arguments: imap|pop3|smtp, clear|starttls|tls, port, user, password, the file
# of the trusted certificate, and for smtp the recipient. Messages read are printed in base64, one a line; mail to send is
# read so.
require 'base64'
require 'date'
require 'net/imap'
require 'net/pop'
require 'net/smtp'

protocol, mode, port, user, password, trusted, recipient = ARGV
HOST = 'localhost'

def show(octets) = puts(Base64.strict_encode64(octets))
def must(what, ok) = ok || raise("#{what} is wrong")

def imap(mode, port, user, password, trusted)
  imap = Net::IMAP.new(HOST, port: port, ssl: mode == 'tls' && { ca_file: trusted })
  imap.starttls(ca_file: trusted) if mode == 'starttls'
  imap.authenticate('PLAIN', user, password)
  imap.select('INBOX')
  count = imap.responses['EXISTS'][-1]
  items = ['UID', 'FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODYSTRUCTURE', 'BODY', 'BODY.PEEK[]']
  messages = imap.fetch(1..-1, items).map(&:attr)
  messages.each do |attr|
    must('a size', attr['RFC822.SIZE'] == attr['BODY[]'].bytesize)
    must('a structure', attr['BODYSTRUCTURE'].media_type && attr['BODY'].subtype == attr['BODYSTRUCTURE'].subtype)
    must('a date', DateTime.parse(attr['INTERNALDATE']))
    show(attr['BODY[]'])
  end
  nested = messages.find { |attr| attr['BODYSTRUCTURE'].multipart? }['BODYSTRUCTURE']
  must('the nested message', nested.parts[1].envelope.subject == 'inner' && nested.parts[1].body.media_type == 'TEXT')
  must('the names', messages[-1]['ENVELOPE'].to.map(&:mailbox).compact.include?('group'))
  must('search', imap.search(['SUBJECT', 'dots']) == [2])
  must('search in UTF-8', imap.search(['BODY', 'élève'.b], 'UTF-8').length == 1)
  must('sort', imap.sort(['SIZE'], ['ALL'], 'UTF-8').length == count)
  must('thread', imap.thread('REFERENCES', 'ALL', 'UTF-8').length.between?(1, count))
  must('seen', imap.store(1, '+FLAGS', [:Seen, '$Label'])[0].attr['FLAGS'].include?(:Seen))
  box = Net::IMAP.encode_utf7('Été & fils')
  imap.create(box)
  must('list', imap.list('', '*').map { |each| Net::IMAP.decode_utf7(each.name) }.include?('Été & fils'))
  imap.append(box, "Subject: by Ruby\r\n\r\nbody\r\n", [:Flagged], Time.at(1_700_000_000))
  imap.copy(1, box)
  imap.uid_move(messages[1]['UID'], box)
  must('status', imap.status(box, %w[MESSAGES UIDNEXT])['MESSAGES'] == 3)
  must('expunges', imap.responses['EXISTS'][-1] == count && imap.noop && true)
  idle(imap, mode, port, user, password, trusted) if imap.capability.include?('IDLE')
  imap.examine(box)
  must('a date kept', imap.fetch(1, 'INTERNALDATE')[0].attr['INTERNALDATE'].include?('2023'))
  imap.close
  imap.delete(box)
  imap.logout
end

# A second connection changes what the first one idles on.
def idle(first, mode, port, user, password, trusted)
  second = Net::IMAP.new(HOST, port: port, ssl: mode == 'tls' && { ca_file: trusted })
  second.starttls(ca_file: trusted) if mode == 'starttls'
  second.login(user, password)
  heard = []
  idling = Thread.new do
    first.idle(20) do |response|
      next unless response.is_a?(Net::IMAP::UntaggedResponse)
      heard << response.name
      first.idle_done if response.name == 'EXISTS'
    end
  end
  sleep 0.3
  second.append('INBOX', "Subject: while idle\r\n\r\nbody\r\n")
  idling.join
  must('IDLE', heard.include?('EXISTS'))
  second.logout
end

def pop3(mode, port, user, password, trusted)
  # With APOP where the greeting offers it.
  pop = Net::POP3.new(HOST, port)
  pop.enable_ssl(OpenSSL::SSL::VERIFY_PEER, trusted) if mode == 'tls'
  pop.start(user, password) do
    must('the uids', pop.mails.map(&:unique_id).uniq.length == pop.n_mails)
    pop.each_mail do |mail|
      got = mail.pop
      # The size is that of the message, a line break that ends its last line for the transfer not counted.
      must('a size', [0, 2].include?(got.bytesize - mail.length))
      must('TOP', got.start_with?(mail.header.chomp("\r\n")))
      show(got)
    end
    pop.mails.first.delete
    pop.reset
    pop.mails.last.delete
  end
  pop.start(user, password) { must('the deletion', pop.mails.length == $stdin.read.to_i - 1) }
end

def smtp(mode, port, user, password, trusted, recipient)
  context = OpenSSL::SSL::SSLContext.new
  context.ca_file = trusted
  context.verify_mode = OpenSSL::SSL::VERIFY_PEER
  %i[plain login cram_md5].each do |method|
    smtp = Net::SMTP.new(HOST, port, tls: mode == 'tls' && context, starttls: mode == 'starttls' && context)
    smtp.start(helo: 'ruby.example', user: user, secret: password, authtype: method) do
      must('the refusal', begin
        smtp.send_message('x', 'alice@plusok.test', 'someone@example.com')
      rescue Net::SMTPFatalError, Net::SMTPSyntaxError => e
        smtp.rset
        e.message
      end)
      $mails ||= $stdin.readlines.map { |line| Base64.decode64(line) }
      $mails.each { |mail| smtp.send_message(mail, 'alice@plusok.test', recipient) } if method == :plain
    end
  end
end

case protocol
when 'imap' then imap(mode, port.to_i, user, password, trusted)
when 'pop3' then pop3(mode, port.to_i, user, password, trusted)
when 'smtp' then smtp(mode, port.to_i, user, password, trusted, recipient)
end
